package org.idem4j.onnx.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of the values of a graph and of the graphs inside it: no two have the same. */
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Nothing is taken yet. */
    public UniqueNames() {}

    /**
     * Keeps a name.
     *
     * @param name The name.
     */
    public void reserve(String name) {
        taken.add(name);
    }

    /**
     * A name that was not taken: the hint itself, or with a number behind it; equal calls give equal names.
     *
     * @param hint What it is.
     * @return The name, taken now.
     */
    public String next(String hint) {
        String name;
        do {
            int count = counts.merge(hint, 1, Integer::sum);
            name = count == 1 ? hint : hint + "_" + count;
        } while (!taken.add(name));
        return name;
    }
}
