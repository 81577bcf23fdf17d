package org.idem4j.tribuo.experiment.images;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.OneOf;
import org.idem4j.tribuo.data.image.Blur;
import org.idem4j.tribuo.data.image.DroppedPixels;
import org.idem4j.tribuo.data.image.Hole;
import org.idem4j.tribuo.data.image.LowResolution;
import org.idem4j.tribuo.network.ImageShape;

/** What is done to images. Lengths are those of images of 28 × 28 pixels, and in proportion for others. */
enum KindOfDamage {
    NOISE("noise of .3", true) {
        @Override
        Corruption of(ImageShape shape) {
            return new GaussianNoise(0.3);
        }
    },
    DROPPED("40 % dropped pixels", true) {
        @Override
        Corruption of(ImageShape shape) {
            return new DroppedPixels(shape, 0.4);
        }
    },
    HOLE("a hole", true) {
        @Override
        Corruption of(ImageShape shape) {
            return new Hole(shape, (int) Math.round(10 * unit(shape)));
        }
    },
    BLUR("blur", false) {
        @Override
        Corruption of(ImageShape shape) {
            return new Blur(shape, 1.5 * unit(shape));
        }
    },
    LOW_RESOLUTION("low resolution", false) {
        @Override
        Corruption of(ImageShape shape) {
            return new LowResolution(shape, (int) Math.round(4 * unit(shape)));
        }
    };

    private static final double SIDE = 28;

    private final String told;
    private final boolean trained;

    KindOfDamage(String told, boolean trained) {
        this.told = told;
        this.trained = trained;
    }

    /** What does it to images of a shape. */
    abstract Corruption of(ImageShape shape);

    private static double unit(ImageShape shape) {
        return Math.min(shape.height(), shape.width()) / SIDE;
    }

    /** In a table. */
    String told() {
        return told;
    }

    /** Whether networks that repair are trained on it. */
    boolean trained() {
        return trained;
    }

    /** What they are trained on: one of its kinds for each image. */
    static Corruption trainedOn(ImageShape shape) {
        return new OneOf(Stream.of(values())
                .filter(KindOfDamage::trained)
                .map(kind -> kind.of(shape))
                .toArray(Corruption[]::new));
    }

    /** Damaged copies of images. */
    static float[] damaged(Corruption corruption, float[] images, ImageShape shape, long seed) {
        float[] damaged = images.clone();
        corruption.corrupt(damaged, shape.size(), new SplittableRandom(seed));
        return damaged;
    }
}
