package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestImagesTest {

    @Test
    void should_set_the_nearest_training_image_below_each_of_the_first_ten() {
        float[] training = {0, 0, 1, 1, 0, 1};
        float[] images = new float[22];
        images[0] = 0.9f;
        images[1] = 0.8f;

        NearestImages nearest = NearestImages.of(images, training, 2);

        assertThat(ShownImages.decode(nearest.images())).hasSize(20);
        assertThat(ShownImages.decode(nearest.nearest())).hasSize(20).startsWith(1, 1, 0, 0);
        assertThat(nearest.distances()).hasSize(10);
        assertThat(nearest.distances()[0]).isCloseTo(Math.sqrt(0.05 / 2), within(1e-6));
        assertThat(nearest.distances()[1]).isZero();
    }
}
