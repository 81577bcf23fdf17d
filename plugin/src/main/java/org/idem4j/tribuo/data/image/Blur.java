package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Makes each pixel the mean of those around it, weighted by a Gaussian, exp(−d²/2σ²), up to 3σ in each direction. Beyond the border
 * the image goes on as it is there. Draws nothing at random.
 */
public final class Blur extends ImageCorruption {

    private static final double MOST = 64;

    @Config(description = "The Gaussian's deviation in pixels; 0 leaves images as they are.")
    private double deviation = 1;

    /** For OLCUT. */
    private Blur() {}

    /**
     * A blur.
     *
     * @param shape The images' shape.
     * @param deviation σ in pixels, from 0 to 64.
     * @throws IllegalArgumentException If it is not.
     */
    public Blur(ImageShape shape, double deviation) {
        super(shape);
        this.deviation = deviation;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        super.postConfig();
        Setting.require(
                deviation >= 0 && deviation <= MOST,
                "deviation",
                "The deviation of a blur must be from 0 to 64 pixels, but is " + deviation + ".");
    }

    @Override
    void damage(float[] rows, int start, ImageShape shape, RandomGenerator random) {
        if (deviation == 0) {
            return;
        }
        double[] weights = weights();
        float[] line = new float[Math.max(shape.height(), shape.width())];
        for (int c = 0; c < shape.channels(); c++) {
            int channel = start + c * shape.pixels();
            for (int y = 0; y < shape.height(); y++) {
                smooth(rows, channel + y * shape.width(), 1, shape.width(), weights, line);
            }
            for (int x = 0; x < shape.width(); x++) {
                smooth(rows, channel + x, shape.width(), shape.height(), weights, line);
            }
        }
    }

    /** The weights of distances 0, 1, …, whose sum over both directions is 1. */
    private double[] weights() {
        double[] weights = new double[(int) Math.ceil(3 * deviation) + 1];
        double sum = 0;
        for (int d = 0; d < weights.length; d++) {
            weights[d] = Math.exp(-d * d / (2 * deviation * deviation));
            sum += d == 0 ? weights[d] : 2 * weights[d];
        }
        for (int d = 0; d < weights.length; d++) {
            weights[d] /= sum;
        }
        return weights;
    }

    private static void smooth(float[] rows, int first, int stride, int length, double[] weights, float[] line) {
        for (int i = 0; i < length; i++) {
            double sum = weights[0] * rows[first + i * stride];
            for (int d = 1; d < weights.length; d++) {
                int before = Math.max(0, i - d);
                int after = Math.min(length - 1, i + d);
                sum += weights[d] * ((double) rows[first + before * stride] + rows[first + after * stride]);
            }
            line[i] = (float) sum;
        }
        for (int i = 0; i < length; i++) {
            rows[first + i * stride] = line[i];
        }
    }
}
