package org.idem4j.tribuo.benchmark;

/** Whether two programs have the same gradient. */
final class Gradients {

    private Gradients() {}

    /** As a share of the largest value of the first; no number if one of either is none, infinite if one is longer. */
    static double largestDifference(float[] ours, float[] others) {
        double largest = 0;
        double difference = ours.length == others.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(ours.length, others.length); i++) {
            largest = Math.max(largest, Math.abs(ours[i]));
            difference = Math.max(difference, Math.abs((double) ours[i] - others[i]));
        }
        return difference / largest;
    }
}
