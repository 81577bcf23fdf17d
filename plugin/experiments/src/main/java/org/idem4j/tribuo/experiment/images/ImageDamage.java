package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.OneOf;
import org.idem4j.tribuo.data.image.DroppedPixels;
import org.idem4j.tribuo.data.image.Hole;
import org.idem4j.tribuo.network.ImageShape;

/** What is done to images, a third each: noise, dropped pixels, a hole. */
final class ImageDamage {

    private static final double NOISE = 0.3;
    private static final double DROPPED = 0.4;
    /** Of the image's side. */
    private static final double HOLE = 10.0 / 28;

    private ImageDamage() {}

    static Corruption of(ImageShape shape) {
        return new OneOf(new GaussianNoise(NOISE), new DroppedPixels(shape, DROPPED), new Hole(shape, (int)
                Math.round(HOLE * Math.min(shape.height(), shape.width()))));
    }
}
