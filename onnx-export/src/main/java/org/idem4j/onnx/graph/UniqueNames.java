package org.idem4j.onnx.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of the values of a graph and of the graphs inside it: no two have the same. */
final class UniqueNames {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Keeps a name. */
    void reserve(String name) {
        taken.add(name);
    }

    /** A name that was not taken: the hint itself, or with a number behind it; equal calls give equal names. */
    String next(String hint) {
        String name;
        do {
            int count = counts.merge(hint, 1, Integer::sum);
            name = count == 1 ? hint : hint + "_" + count;
        } while (!taken.add(name));
        return name;
    }
}
