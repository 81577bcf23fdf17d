package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Damage that knows where a pixel's neighbours are. It is meant for rows in raw units, a trainer with {@code standardize} false:
 * standardised pixels have each their own unit.
 */
public abstract sealed class ImageCorruption implements Corruption permits DroppedPixels, Hole, Blur, LowResolution {

    @Config(mandatory = true, description = "The shape of an image, channels x height x width, such as 1x28x28.")
    private String image;

    /** For OLCUT. */
    ImageCorruption() {}

    /** Damage of images of a shape. */
    ImageCorruption(ImageShape shape) {
        this.image = shape.toString();
    }

    @Override
    public void postConfig() {
        Setting.parsed("image", image, ImageShape::parse);
    }

    /**
     * The shape of the images.
     *
     * @return It.
     */
    public ImageShape shape() {
        return ImageShape.parse(image);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ImageException If the rows are no images of the shape.
     */
    @Override
    public final void corrupt(float[] rows, int columns, RandomGenerator random) {
        ImageShape shape = shape();
        ImageColumns.requireSize(columns, shape, "The rows to damage have");
        for (int start = 0; start < rows.length; start += columns) {
            damage(rows, start, shape, random);
        }
    }

    /** Damages the image whose values begin at an index. */
    abstract void damage(float[] rows, int start, ImageShape shape, RandomGenerator random);

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
