package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.network.ImageShape;

/** Sets pixels, in all channels at once, to one value, each with a given probability. */
public final class DroppedPixels extends ImageCorruption {

    @Config(description = "The probability that a pixel is dropped.")
    private double probability = 0.4;

    @Config(description = "What a dropped pixel is in each channel: 0 is black.")
    private double value = 0;

    /** For OLCUT. */
    private DroppedPixels() {}

    /**
     * Pixels dropped to black.
     *
     * @param shape The images' shape.
     * @param probability From 0 to 1.
     * @throws IllegalArgumentException If it is not.
     */
    public DroppedPixels(ImageShape shape, double probability) {
        super(shape);
        this.probability = probability;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        super.postConfig();
        Setting.require(
                probability >= 0 && probability <= 1,
                "probability",
                "The probability of a dropped pixel must be from 0 to 1, but is " + probability + ".");
        Setting.require(
                Double.isFinite(value), "value", "What a dropped pixel is must be finite, but is " + value + ".");
    }

    @Override
    void damage(float[] rows, int start, ImageShape shape, RandomGenerator random) {
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            if (random.nextDouble() < probability) {
                for (int c = 0; c < shape.channels(); c++) {
                    rows[start + c * shape.pixels() + pixel] = (float) value;
                }
            }
        }
    }
}
