package org.idem4j.tribuo.training;

import java.util.random.RandomGenerator;

/**
 * Rows shared out.
 *
 * @param training Those to train on.
 * @param validation Those kept for validation; may be none.
 */
record ValidationSplit(TrainingData training, TrainingData validation) {

    /**
     * Shares out rows.
     *
     * @param fraction The share kept for validation, in [0, 1); without one the rows stay in order.
     * @param random Which they are.
     * @throws IllegalArgumentException If a share of them leaves no rows to train on or to validate on.
     */
    static ValidationSplit of(TrainingData data, double fraction, RandomGenerator random) {
        int[] rows = Shuffle.inOrder(data.rows());
        int kept = data.rows() - (int) Math.round(fraction * data.rows());
        if (fraction > 0) {
            if (kept == 0 || kept == data.rows()) {
                throw new IllegalArgumentException("A validation fraction of " + fraction + " of " + data.rows()
                        + " rows leaves " + kept + " to train on and " + (data.rows() - kept)
                        + " to validate on; both need at least one.");
            }
            Shuffle.shuffle(rows, random);
        } else {
            return new ValidationSplit(data, data.select(rows, kept, kept)); // no copy of what stays as it is
        }
        return new ValidationSplit(data.select(rows, 0, kept), data.select(rows, kept, data.rows()));
    }
}
