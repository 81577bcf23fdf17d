package org.idem4j.tribuo.experiment.images;

import java.util.SplittableRandom;
import org.idem4j.tribuo.data.NoiseDescription;
import org.idem4j.tribuo.data.image.FourierNoise;
import org.idem4j.tribuo.network.ImageShape;

/** What stands for noise, in training and in measuring. */
enum ImageNoise {
    /** N(0, 1) in every value. */
    NORMAL("N(0, 1)") {
        @Override
        NoiseDescription description(ImageShape shape) {
            return null;
        }

        @Override
        float[] rows(ImageSet set, int count, long seed) {
            float[] noise = new float[count * set.shape().size()];
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            return noise;
        }
    },
    /** With the mean and the power spectrum of training images. */
    FOURIER("noise with the training images' mean and power spectrum") {
        @Override
        NoiseDescription description(ImageShape shape) {
            return new FourierNoise(shape);
        }

        @Override
        float[] rows(ImageSet set, int count, long seed) {
            int n = set.shape().size();
            return description(set.shape())
                    .like(set.trainingPixels(SPECTRUM), n)
                    .rows(count, seed);
        }
    };

    /** The training images that a spectrum is taken of. */
    private static final int SPECTRUM = 1000;

    private final String told;

    ImageNoise(String told) {
        this.told = told;
    }

    /** In a sentence. */
    String told() {
        return told;
    }

    /** For the trainer; null for what it takes by itself. */
    abstract NoiseDescription description(ImageShape shape);

    /** Rows of it, [count × n]; of more rows with the same seed the first ones are the same. */
    abstract float[] rows(ImageSet set, int count, long seed);
}
