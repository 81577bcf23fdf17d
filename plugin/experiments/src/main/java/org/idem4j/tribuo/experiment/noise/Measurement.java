package org.idem4j.tribuo.experiment.noise;

import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.evaluation.EffectiveRank;

/**
 * A network f on rows x of N(0, 1), y = f(x). A constant map and the identity are perfectly idempotent, hence the last
 * three. What ran off to infinity is not finite.
 *
 * @param error The paper's idempotent error, the mean over rows and outputs of |f(y) − y|.
 * @param meanSquare The mean over rows and outputs of (f(y) − y)².
 * @param outputEnergy The mean over rows and outputs of y².
 * @param effectiveRank The effective rank of the outputs y, at most the number of rows.
 * @param distanceFromIdentity The root mean square over rows and outputs of y − x.
 */
public record Measurement(
        double error, double meanSquare, double outputEnergy, double effectiveRank, double distanceFromIdentity) {

    /** What stands for a network that is not finite any more. */
    static final Measurement NOT_FINITE = new Measurement(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Measures all.
     *
     * @param f The network.
     * @param x Row-major, [rows × n].
     * @param n The columns.
     * @return The measurement.
     */
    public static Measurement of(Network f, float[] x, int n) {
        float[] y = f.apply(x);
        float[] fy = f.apply(y);
        return new Measurement(
                meanAbsolute(fy, y),
                meanSquare(fy, y),
                meanSquare(y, new float[y.length]),
                EffectiveRank.of(y, n),
                Math.sqrt(meanSquare(y, x)));
    }

    /**
     * The error in units of the output, which does not shrink with it.
     *
     * @return The root mean square of f(y) − y over that of y.
     */
    public double relativeError() {
        return Math.sqrt(meanSquare / outputEnergy);
    }

    /**
     * Measures what costs little.
     *
     * @param epoch The moment.
     * @param f The network.
     * @param x Row-major, [rows × n].
     * @return A point of the curve.
     */
    public static RunResult.CurvePoint brief(int epoch, Network f, float[] x) {
        float[] y = f.apply(x);
        return new RunResult.CurvePoint(epoch, meanAbsolute(f.apply(y), y), meanSquare(y, new float[y.length]));
    }

    private static double meanAbsolute(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double meanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum / a.length;
    }
}
