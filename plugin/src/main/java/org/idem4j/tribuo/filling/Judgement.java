package org.idem4j.tribuo.filling;

import java.util.Arrays;

/** What corrections are worth on cells that were hidden: residuals of the conditional mean, and what was said of them. */
final class Judgement {

    private final FloatList[] residuals;
    private final FloatList[] corrections;

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
                residuals[i % residuals.length].add(ofRows[i]);
                corrections[i % residuals.length].add(said == null ? 0 : said[i]);
            }
        }
    }

    /** The factor of the corrections that leaves the least squares, from 0 to 1. */
    float strength() {
        double along = 0;
        double squares = 0;
        for (int c = 0; c < residuals.length; c++) {
            for (int i = 0; i < residuals[c].size; i++) {
                along += (double) residuals[c].values[i] * corrections[c].values[i];
                squares += (double) corrections[c].values[i] * corrections[c].values[i];
            }
        }
        return squares > 0 ? (float) Math.max(0, Math.min(1, along / squares)) : 0;
    }

    /** Per column the quantile of what is left, at {@link Filling#COVERAGE}; the largest where there are few. */
    float[] errors(float strength) {
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
