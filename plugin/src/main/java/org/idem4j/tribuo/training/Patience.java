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

    /** Takes note of an epoch and tells whether it is the last to wait for. */
    boolean endsWith(int ended, float[] reached, double measured) {
        if (measured < score) {
            score = measured;
            parameters = reached;
            epoch = ended;
        }
        return epochs > 0 && ended - epoch >= epochs;
    }

    float[] parameters() {
        return parameters;
    }

    int epoch() {
        return epoch;
    }
}
