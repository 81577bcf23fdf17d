package org.idem4j.tribuo.training;

/** Early stopping: the network of the lowest validation score, and when to have waited for a lower one long enough. */
final class Patience {

    private final int epochs;
    private float[] parameters;
    private int epoch;
    private double score = Double.POSITIVE_INFINITY;

    /**
     * Begins with the initial network.
     *
     * @param epochs How many epochs to wait; 0 for ever.
     * @param parameters The initial network's.
     */
    Patience(int epochs, float[] parameters) {
        this.epochs = epochs;
        this.parameters = parameters;
    }

    /** Takes an epoch's network in place of the one so far, if its score is lower. */
    void offer(int ended, float[] reached, double measured) {
        if (measured < score) {
            score = measured;
            parameters = reached;
            epoch = ended;
        }
    }

    /** Whether an epoch is the last to wait for. */
    boolean over(int ended) {
        return epochs > 0 && ended - epoch >= epochs;
    }

    float[] parameters() {
        return parameters;
    }

    int epoch() {
        return epoch;
    }
}
