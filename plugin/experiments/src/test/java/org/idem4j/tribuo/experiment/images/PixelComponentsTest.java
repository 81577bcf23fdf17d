package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PixelComponentsTest {

    private static final float[] MEAN = {0.5f, 0.25f, 0.75f, 0.5f};

    /** Two directions of all pixels that are known, with deviations of .2 and .1, and nothing beside. */
    @Test
    void should_be_how_far_images_lie_from_the_mean_along_their_main_directions() {
        SplittableRandom random = new SplittableRandom(1);
        int count = 2000;
        float[] images = new float[4 * count];
        double[] along = new double[2 * count];
        for (int image = 0; image < count; image++) {
            along[2 * image] = 0.2 * random.nextGaussian();
            along[2 * image + 1] = 0.1 * random.nextGaussian();
            for (int c = 0; c < 4; c++) {
                double sign = c % 2 == 0 ? 1 : -1;
                images[4 * image + c] = (float) (MEAN[c] + along[2 * image] / 2 + sign * along[2 * image + 1] / 2);
            }
        }

        PixelComponents components = PixelComponents.of(images, 4, 2);

        assertThat(components.featureColumns()).isEqualTo(2);
        float[] features = components.features(images);
        // The sample's mean and directions are these to within a few times its deviation over the root of the count.
        double[] signs = {Math.signum(features[0] * along[0]), Math.signum(features[1] * along[1])};
        for (int i = 0; i < 40; i++) {
            assertThat(signs[i % 2] * features[i]).isCloseTo(along[i], within(0.025));
        }
        assertThat(components.features(components.mean())).containsExactly(0, 0);
    }
}
