package org.idem4j.tribuo.cli;

import java.util.Collection;

/** Names in a message, which an image's hundreds would flood. */
final class FewNames {

    private static final int MOST = 20;

    private FewNames() {}

    /** All in brackets, or the first and how many more there are. */
    static String of(Collection<String> names) {
        if (names.size() <= MOST) {
            return names.toString();
        }
        String first = String.join(", ", names.stream().limit(MOST).toList());
        return "[" + first + " and " + (names.size() - MOST) + " more]";
    }
}
