package org.example.strangers;

import java.util.Set;
import java.util.TreeSet;

/** What classes of this package did: for tests that nothing of a stranger's runs. */
public final class Flags {

    private static final Set<String> RAISED = new TreeSet<>();

    private Flags() {}

    /** Also for a class of another loader, whose package is another. */
    public static void raise(String flag) {
        RAISED.add(flag);
    }

    /** The flags that are up; none while nothing but a name was seen. */
    public static Set<String> raised() {
        return Set.copyOf(RAISED);
    }
}
