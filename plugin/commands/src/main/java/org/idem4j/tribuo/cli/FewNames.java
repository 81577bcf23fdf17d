package org.idem4j.tribuo.cli;

import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Names in a message, which an image's hundreds, or one that is a whole file, would flood. */
final class FewNames {

    private static final int MOST = 10;
    private static final int LONGEST = 60;

    private FewNames() {}

    /** All in brackets, or the first and how many more there are. */
    static String of(Collection<String> names) {
        return listed(names, FewNames::shortened);
    }

    /** The same of files, whose names are told whole. */
    static String ofFiles(Collection<String> names) {
        return listed(names, name -> name);
    }

    private static String listed(Collection<String> names, UnaryOperator<String> shown) {
        String first = names.stream().limit(MOST).map(shown).collect(Collectors.joining(", "));
        return "[" + first + (names.size() > MOST ? " and " + (names.size() - MOST) + " more]" : "]");
    }

    /** A name, or what one that is too long to be read begins with. */
    static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }
}
