package org.idem4j.tribuo.filling;

import java.util.Arrays;

/**
 * What corrections are worth on cells that were hidden: residuals r of the conditional mean, and what a network c = s + e said
 * of them that had not learnt from these rows. Where s is what can be known of r and e a network's own error, ⟨rc⟩ = ⟨s²⟩, and
 * of the mean of K networks the factor of least squares is ⟨rc⟩ / (⟨rc⟩ + (⟨c²⟩ − ⟨rc⟩)/K).
 */
final class Judgement {

    private static final int PRIOR_CELLS = 30;

    private final FloatList[] residuals;
    private final FloatList[] corrections;
    private final double[] along;
    private final double[] squares;

    Judgement(int n) {
        this.along = new double[n];
        this.squares = new double[n];
        this.residuals = new FloatList[n];
        this.corrections = new FloatList[n];
        Arrays.setAll(residuals, c -> new FloatList());
        Arrays.setAll(corrections, c -> new FloatList());
    }

    /** Floats that become more. */
    private static final class FloatList {
        private float[] values = new float[64];
        private int size;

        void add(float value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }
    }

    /**
     * Adds rows.
     *
     * @param ofRows Residuals, row-major; NaN where nothing was hidden.
     * @param said The corrections, as many; null for none.
     */
    void add(float[] ofRows, float[] said) {
        for (int i = 0; i < ofRows.length; i++) {
            if (!Float.isNaN(ofRows[i])) {
                float correction = said == null ? 0 : said[i];
                int c = i % residuals.length;
                along[c] += (double) ofRows[i] * correction;
                squares[c] += (double) correction * correction;
                residuals[c].add(ofRows[i]);
                corrections[c].add(correction);
            }
        }
    }

    /**
     * Per column the factor of the mean of corrections that leaves the least squares; {@value #PRIOR_CELLS} more cells, that are
     * as those of all columns on average, steady it where few were judged.
     *
     * @param networks How many are averaged; 1 for a single one's.
     * @return From 0 to 1.
     */
    float[] strengths(int networks) {
        double allAlong = Math.max(0, Arrays.stream(along).sum());
        double allSquares = Arrays.stream(squares).sum();
        int cells = Arrays.stream(residuals).mapToInt(list -> list.size).sum();
        double prior = PRIOR_CELLS / Math.max(1.0, cells);
        float[] strengths = new float[residuals.length];
        for (int c = 0; c < strengths.length; c++) {
            double a = along[c] + prior * allAlong;
            double own = Math.max(0, squares[c] + prior * allSquares - a);
            strengths[c] = a > 0 ? (float) (a / (a + own / Math.max(1, networks))) : 0;
        }
        return strengths;
    }

    /**
     * Per column the quantile of what single networks leave, at {@link Filling#COVERAGE}; the largest where there are few. That
     * of their mean is no larger.
     */
    float[] errors() {
        float[] strengths = strengths(1);
        float[] errors = new float[residuals.length];
        for (int c = 0; c < errors.length; c++) {
            float[] left = new float[residuals[c].size];
            for (int i = 0; i < left.length; i++) {
                left[i] = Math.abs(residuals[c].values[i] - strengths[c] * corrections[c].values[i]);
            }
            Arrays.sort(left);
            int place = (int) Math.ceil(Filling.COVERAGE * (left.length + 1));
            errors[c] = left.length == 0 ? 0 : left[Math.min(place, left.length) - 1];
        }
        return errors;
    }
}
