package org.idem4j.tribuo.training;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders of rows. */
public final class Shuffle {

    private Shuffle() {}

    /**
     * Numbers in order.
     *
     * @param count How many.
     * @return 0 … count − 1.
     */
    public static int[] inOrder(int count) {
        return IntStream.range(0, count).toArray();
    }

    /**
     * Fisher and Yates' shuffle.
     *
     * @param order Shuffled in place.
     * @param random The source of randomness.
     */
    public static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
