package org.idem4j.tribuo.evaluation;

import java.util.SplittableRandom;
import org.idem4j.onnx.selfmap.DenseSelfMap;

/**
 * How much the rows differ that f makes of noise, beside how much true ones do. Networks that are trained to leave their outputs
 * from noise alone may come to give one row for all of it.
 *
 * @param spread A column's deviation over f of N(0, 1), the root mean square over columns.
 * @param truth The same of true rows.
 */
public record NoiseSpread(double spread, double truth) {

    /** The noise that is looked at. */
    private static final int ROWS = 256;

    /** Below this share of the true rows' spread f has collapsed. */
    private static final double COLLAPSED = 1.0 / 3;

    /**
     * Looks at what f makes of noise.
     *
     * @param f The self-map.
     * @param truth True rows, row-major, at least one.
     * @param seed Of the noise.
     * @return The spreads.
     */
    public static NoiseSpread of(DenseSelfMap f, float[] truth, long seed) {
        int n = f.selfMap().dimension();
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[ROWS * n];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return new NoiseSpread(spread(f.apply(noise), n), spread(truth, n));
    }

    /**
     * A column's deviation, the root mean square over columns.
     *
     * @param rows Row-major, at least one row.
     * @param n The columns.
     * @return Not negative.
     */
    public static double spread(float[] rows, int n) {
        double[] means = new double[n];
        int count = rows.length / n;
        for (int i = 0; i < rows.length; i++) {
            means[i % n] += rows[i] / (double) count;
        }
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double centred = rows[i] - means[i % n];
            sum += centred * centred;
        }
        return Math.sqrt(sum / rows.length);
    }

    /**
     * Whether f makes nearly the same of all noise.
     *
     * @return True below a third of the true rows' spread.
     */
    public boolean collapsed() {
        return spread < limit();
    }

    /**
     * The spread below which it has collapsed.
     *
     * @return A third of the true rows'.
     */
    public double limit() {
        return COLLAPSED * truth;
    }
}
