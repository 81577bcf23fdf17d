package org.idem4j.tribuo.experiment.trajectory;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.experiment.noise.RunResult.CurvePoint;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * Two trajectories through the plane of their first two principal components, and the error all over it: the mean over rows and
 * outputs of |f(f(x)) − f(x)| on the rows that are measured on. Coordinates are distances from the trajectories' mean.
 *
 * @param shares The share of the snapshots' variance along each of the first principal components, from the largest on.
 * @param first The grid's coordinates along the first component, ascending.
 * @param second The grid's coordinates along the second component, ascending.
 * @param errors The errors, one row of the grid after the other: that at first[i], second[j] is errors[j · length of first + i].
 * @param modified The modified method's trajectory.
 * @param ordinary The ordinary method's trajectory.
 */
public record LandscapeResult(
        double[] shares, double[] first, double[] second, double[] errors, Trajectory modified, Trajectory ordinary) {

    /**
     * One method's trajectory, at its snapshots.
     *
     * @param outcome Whether the run was completed or diverged.
     * @param measured What the network measured there, epoch by epoch from 0.
     * @param first Where it lies along the first component.
     * @param second Where it lies along the second component.
     * @param errorsInPlane The error at that place of the plane, which differs from the measured one as far as the trajectory leaves
     *     the plane.
     */
    public record Trajectory(
            TrainingOutcome outcome,
            List<CurvePoint> measured,
            double[] first,
            double[] second,
            double[] errorsInPlane) {

        /**
         * How far the plane misleads.
         *
         * @return The median over the snapshots of |error in the plane − measured error| / measured error.
         */
        public double medianDeviation() {
            double[] sorted = new double[measured.size()];
            for (int i = 0; i < sorted.length; i++) {
                double error = measured.get(i).error();
                sorted[i] = Math.abs(errorsInPlane[i] - error) / error;
            }
            Arrays.sort(sorted);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
