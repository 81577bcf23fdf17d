package org.idem4j.tribuo.cli;

/** The largest difference of two results, in shares of the largest value that its column has in the first. */
final class LargestDifference {

    private final double[] differences;
    private final double[] values;

    /**
     * Of no rows yet.
     *
     * @param columns n.
     */
    LargestDifference(int columns) {
        this.differences = new double[columns];
        this.values = new double[columns];
    }

    /** Adds rows of both results, row-major. */
    void add(float[] ours, float[] theirs) {
        int n = values.length;
        for (int i = 0; i < ours.length; i++) {
            values[i % n] = Math.max(values[i % n], Math.abs(ours[i]));
            differences[i % n] = Math.max(differences[i % n], Math.abs((double) ours[i] - theirs[i]));
        }
    }

    double share() {
        double worst = 0;
        for (int c = 0; c < values.length; c++) {
            worst = Math.max(worst, differences[c] / (values[c] > 0 ? values[c] : 1));
        }
        return worst;
    }
}
