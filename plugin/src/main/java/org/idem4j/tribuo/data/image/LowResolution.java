package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Makes squares of pixels one pixel each: their mean, channel by channel. Squares at the right and lower border are cut off where
 * the image ends. Draws nothing at random.
 */
public final class LowResolution extends ImageCorruption {

    @Config(description = "The side of the squares in pixels; 1 leaves images as they are.")
    private int factor = 2;

    /** For OLCUT. */
    private LowResolution() {}

    /**
     * A lower resolution.
     *
     * @param shape The images' shape.
     * @param factor The side of the squares in pixels, from 1 to the image's greater side.
     * @throws IllegalArgumentException If it is not.
     */
    public LowResolution(ImageShape shape, int factor) {
        super(shape);
        this.factor = factor;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        super.postConfig();
        int most = Math.max(shape().height(), shape().width());
        Setting.require(
                factor >= 1 && factor <= most,
                "factor",
                "The factor of a lower resolution must be from 1 to " + most + ", the image's greater side, but is "
                        + factor + ".");
    }

    @Override
    void damage(float[] rows, int start, ImageShape shape, RandomGenerator random) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int top = 0; top < shape.height(); top += factor) {
                for (int left = 0; left < shape.width(); left += factor) {
                    average(rows, start, shape, c, top, left);
                }
            }
        }
    }

    private void average(float[] rows, int start, ImageShape shape, int channel, int top, int left) {
        int bottom = Math.min(shape.height(), top + factor);
        int right = Math.min(shape.width(), left + factor);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += rows[start + ImageColumns.index(shape, channel, y, x)];
            }
        }
        float mean = (float) (sum / ((bottom - top) * (right - left)));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                rows[start + ImageColumns.index(shape, channel, y, x)] = mean;
            }
        }
    }
}
