package org.idem4j.tribuo.experiment.frontier;

import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * What a training came to on the test rows. Errors and gaps are root mean squares in units of each column's deviation.
 *
 * @param damage The error before any repair.
 * @param repair The error after one pass.
 * @param afterTenPasses The error after ten.
 * @param gap By how much the second pass moves the rows.
 * @param relativeGap The raw gap over the raw output's deviation.
 * @param effectiveRank Of the output.
 * @param outcome How training ended.
 * @param backOffs How often it diverged and went back.
 * @param seconds Of training.
 */
record FrontierResult(
        double damage,
        double repair,
        double afterTenPasses,
        double gap,
        double relativeGap,
        double effectiveRank,
        TrainingOutcome outcome,
        int backOffs,
        double seconds) {}
