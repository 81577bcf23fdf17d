package org.idem4j.tribuo.filling;

import java.util.Arrays;

/**
 * What corrections are worth on cells that were hidden: residuals r of the conditional mean, and what a network c = s + e said
 * of them that had not learnt from these rows. Where s is what can be known of r and e a network's own error, ⟨rc⟩ = ⟨s²⟩, and
 * of the mean of K networks the factor of least squares is ⟨rc⟩ / (⟨rc⟩ + (⟨c²⟩ − ⟨rc⟩)/K).
 */
final class Judgement {

    private final FloatList[] residuals;
    private final FloatList[] corrections;
    private double along;
    private double squares;

    Judgement(int n) {
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
                along += (double) ofRows[i] * correction;
                squares += (double) correction * correction;
                residuals[i % residuals.length].add(ofRows[i]);
                corrections[i % residuals.length].add(correction);
            }
        }
    }

    /**
     * The factor of the mean of corrections that leaves the least squares.
     *
     * @param networks How many are averaged; 1 for a single one's.
     * @return From 0 to 1.
     */
    float strength(int networks) {
        double own = Math.max(0, squares - along);
        return along > 0 ? (float) (along / (along + own / Math.max(1, networks))) : 0;
    }

    /**
     * Per column the quantile of what single networks leave, at {@link Filling#COVERAGE}; the largest where there are few. That
     * of their mean is no larger.
     */
    float[] errors() {
        float strength = strength(1);
        float[] errors = new float[residuals.length];
        for (int c = 0; c < errors.length; c++) {
            float[] left = new float[residuals[c].size];
            for (int i = 0; i < left.length; i++) {
                left[i] = Math.abs(residuals[c].values[i] - strength * corrections[c].values[i]);
            }
            Arrays.sort(left);
            int place = (int) Math.ceil(Filling.COVERAGE * (left.length + 1));
            errors[c] = left.length == 0 ? 0 : left[Math.min(place, left.length) - 1];
        }
        return errors;
    }
}
