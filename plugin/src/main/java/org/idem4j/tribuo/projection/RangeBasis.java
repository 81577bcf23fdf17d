package org.idem4j.tribuo.projection;

/** Orthonormal directions that span what columns span, by Gram and Schmidt, the longest of what is left first. */
final class RangeBasis {

    /** A column shorter than this share of the longest depends on those before, in single precision. */
    private static final double DEPENDENT = 1e-6;

    private RangeBasis() {}

    /**
     * The directions.
     *
     * @param columns Each [n]; written over.
     * @param rank How many are independent.
     * @return [rank × n].
     * @throws IllegalArgumentException If fewer are, or one is not finite.
     */
    static float[] of(double[][] columns, int rank) {
        int n = columns[0].length;
        float[] basis = new float[Math.multiplyExact(rank, n)];
        double first = 0;
        for (int found = 0; found < rank; found++) {
            double[] next = longest(columns).clone();
            double length = Math.sqrt(dot(next, next));
            first = Math.max(first, length);
            if (!(length > DEPENDENT * first) || Double.isInfinite(length)) {
                Ranks.requireProjector(new float[] {Float.NaN});
            }
            for (int j = 0; j < n; j++) {
                next[j] /= length;
                basis[found * n + j] = (float) next[j];
            }
            for (double[] column : columns) {
                subtract(column, next);
            }
        }
        return basis;
    }

    private static double[] longest(double[][] columns) {
        double[] longest = columns[0];
        double most = dot(longest, longest);
        for (double[] column : columns) {
            double squares = dot(column, column);
            if (squares > most) {
                most = squares;
                longest = column;
            }
        }
        return longest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void subtract(double[] column, double[] direction) {
        double along = dot(column, direction);
        for (int j = 0; j < column.length; j++) {
            column[j] -= along * direction[j];
        }
    }
}
