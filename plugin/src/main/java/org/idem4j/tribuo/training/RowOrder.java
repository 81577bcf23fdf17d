package org.idem4j.tribuo.training;

/** The order of the rows in each epoch. A shuffle goes on from the one before, so an epoch's order is reached by all before it. */
final class RowOrder {

    private final int[] order;
    private final RandomStream random;
    private int shuffles;

    /**
     * Begins in order.
     *
     * @param rows How many rows.
     * @param random The shuffles' stream; null to leave them in order.
     */
    RowOrder(int rows, RandomStream random) {
        this.order = Shuffle.inOrder(rows);
        this.random = random;
    }

    /** Row numbers, good until an epoch after this one is asked for; none before it can be. */
    int[] in(int epoch) {
        while (random != null && shuffles < epoch) {
            Shuffle.shuffle(order, random);
            shuffles++;
        }
        return order;
    }
}
