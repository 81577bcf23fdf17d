package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.network.ImageShape;

/** Sets a square of each image to one value. It lies within the image, every place as likely. */
public final class Hole extends ImageCorruption {

    @Config(description = "The side of the square in pixels.")
    private int side = 10;

    @Config(description = "What the square is in each channel: 0 is black.")
    private double value = 0;

    /** For OLCUT. */
    private Hole() {}

    /**
     * A black hole.
     *
     * @param shape The images' shape.
     * @param side The side of the square in pixels, from 0 to the image's lesser side.
     * @throws IllegalArgumentException If it is not.
     */
    public Hole(ImageShape shape, int side) {
        super(shape);
        this.side = side;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        super.postConfig();
        int most = Math.min(shape().height(), shape().width());
        Setting.require(
                side >= 0 && side <= most,
                "side",
                "The side of a hole must be from 0 to " + most + ", the image's lesser side, but is " + side + ".");
        Setting.require(Double.isFinite(value), "value", "What a hole is must be finite, but is " + value + ".");
    }

    @Override
    void damage(float[] rows, int start, ImageShape shape, RandomGenerator random) {
        int top = random.nextInt(shape.height() - side + 1);
        int left = random.nextInt(shape.width() - side + 1);
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = top; y < top + side; y++) {
                for (int x = left; x < left + side; x++) {
                    rows[start + ImageColumns.index(shape, c, y, x)] = (float) value;
                }
            }
        }
    }
}
