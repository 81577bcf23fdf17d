package org.idem4j.tribuo.data;

import java.util.Arrays;

/**
 * A shift and scale per column, z = (x − mean) / deviation, in single precision as the exported graph computes it. Input
 * and output share it, so f = S⁻¹∘g∘S is idempotent on raw values exactly if g is on standardised ones.
 *
 * @param means Per column.
 * @param deviations Per column, above zero.
 */
public record Standardisation(float[] means, float[] deviations) {

    /**
     * Checks the numbers.
     *
     * @param means Finite.
     * @param deviations As many, finite and above zero.
     * @throws IllegalArgumentException If the lengths differ, a mean is not finite, or a deviation not above zero.
     */
    public Standardisation {
        if (means.length != deviations.length) {
            throw new IllegalArgumentException("A standardisation needs as many means as deviations, not "
                    + means.length + " and " + deviations.length + ".");
        }
        for (int c = 0; c < means.length; c++) {
            if (!Float.isFinite(means[c]) || !(deviations[c] > 0) || Float.isInfinite(deviations[c])) {
                throw new IllegalArgumentException("Column " + c + " of the standardisation has mean " + means[c]
                        + " and deviation " + deviations[c] + "; they must be finite, the deviation above zero.");
            }
        }
    }

    /**
     * The mean and (population) deviation of each column, accumulated in double precision.
     *
     * @param rows Row-major, at least one row.
     * @param columns The columns.
     * @return The standardisation; a constant column has deviation 1.
     */
    public static Standardisation of(float[] rows, int columns) {
        float[] ones = new float[rows.length / columns];
        Arrays.fill(ones, 1);
        return of(rows, ones, columns);
    }

    /**
     * The weighted mean and deviation of each column, accumulated in double precision: a row of weight 2 counts as two rows.
     *
     * @param rows Row-major, at least one row; a NaN is unknown and counts in neither.
     * @param weights A weight per row, not negative, their sum positive.
     * @param columns The columns.
     * @return The standardisation; a constant column has deviation 1, one that is not known at all mean 0, too.
     */
    public static Standardisation of(float[] rows, float[] weights, int columns) {
        double[] means = new double[columns];
        double[] totals = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            if (!Float.isNaN(rows[i])) {
                means[i % columns] += weights[i / columns] * (double) rows[i];
                totals[i % columns] += weights[i / columns];
            }
        }
        for (int c = 0; c < columns; c++) {
            means[c] = totals[c] > 0 ? means[c] / totals[c] : 0;
        }
        double[] squares = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            if (!Float.isNaN(rows[i])) {
                double centred = rows[i] - means[i % columns];
                squares[i % columns] += weights[i / columns] * centred * centred;
            }
        }
        float[] shifts = new float[columns];
        float[] deviations = new float[columns];
        for (int c = 0; c < columns; c++) {
            float deviation = (float) Math.sqrt(squares[c] / totals[c]);
            shifts[c] = (float) means[c];
            deviations[c] = deviation > 0 ? deviation : 1;
        }
        return new Standardisation(shifts, deviations);
    }

    /**
     * The same shift without a scale.
     *
     * @return The means, every deviation 1.
     */
    public Standardisation centringOnly() {
        float[] ones = new float[means.length];
        Arrays.fill(ones, 1);
        return new Standardisation(means, ones);
    }

    /**
     * Raw to standardised.
     *
     * @param rows Row-major; left as they are.
     * @return (x − mean) / deviation.
     */
    public float[] standardise(float[] rows) {
        float[] result = new float[rows.length];
        for (int start = 0; start < rows.length; start += means.length) {
            for (int c = 0; c < means.length; c++) {
                result[start + c] = standardise(rows[start + c], c);
            }
        }
        return result;
    }

    /**
     * Standardised to raw.
     *
     * @param rows Row-major; left as they are.
     * @return z · deviation + mean.
     */
    public float[] restore(float[] rows) {
        float[] result = new float[rows.length];
        for (int start = 0; start < rows.length; start += means.length) {
            for (int c = 0; c < means.length; c++) {
                result[start + c] = restore(rows[start + c], c);
            }
        }
        return result;
    }

    float standardise(float value, int column) {
        return (value - means[column]) / deviations[column];
    }

    float restore(float value, int column) {
        return value * deviations[column] + means[column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardisation same
                && Arrays.equals(means, same.means)
                && Arrays.equals(deviations, same.deviations);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
    }
}
