package org.idem4j.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which constants a repeated part of a graph has added, so that its later repetitions take the same ones: a tape of their
 * names, written by the first repetition and read by the others. Repeated parts may lie in one another.
 */
final class SharedConstants {

    private final List<String> tape = new ArrayList<>();
    private int position;
    private int depth;

    /** Runs a part several times; it asks for the same constants in the same order each time. */
    void repeat(int times, Runnable part) {
        int start = position;
        depth++;
        for (int i = 0; i < times; i++) {
            position = start;
            part.run();
        }
        depth--;
        if (depth == 0) {
            tape.clear();
            position = 0;
        }
    }

    /** The constant that stands here: outside of repeated parts a new one. */
    String get(Supplier<String> added) {
        if (depth == 0) {
            return added.get();
        }
        if (position == tape.size()) {
            tape.add(added.get());
        }
        return tape.get(position++);
    }
}
