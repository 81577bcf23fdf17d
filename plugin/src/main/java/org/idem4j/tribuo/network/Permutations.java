package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders of columns. */
final class Permutations {

    private Permutations() {}

    static List<Integer> identity(int dimension) {
        return IntStream.range(0, dimension).boxed().toList();
    }

    /** An order drawn with the given generator alone (Fisher &amp; Yates, as Durstenfeld 1964 has it). */
    static List<Integer> draw(int dimension, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(identity(dimension));
        for (int i = dimension - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }
}
