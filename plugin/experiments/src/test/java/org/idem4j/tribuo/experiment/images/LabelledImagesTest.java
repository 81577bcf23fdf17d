package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelledImagesTest {

    private static final LabelledImages IMAGES =
            new LabelledImages(new float[] {1, 2, 3, 4, 10, 20, 7, 7}, new int[] {0, 0, 2, 3});

    @Test
    void should_know_the_mean_of_each_class_that_is_there() {
        float[][] means = IMAGES.means(IMAGES.pixels(), 2, 5);

        assertThat(means[0]).containsExactly(2, 3);
        assertThat(means[2]).containsExactly(10, 20);
        assertThat(means[1]).isNull();
        assertThat(means[4]).isNull();
    }

    /** The mean of class 3 is not known, so its image stays. */
    @Test
    void should_move_images_from_mean_to_mean() {
        float[][] means = {{2, 3}, null, {10, 20}, null};

        assertThat(IMAGES.moved(IMAGES.pixels(), 2, means, 2)).containsExactly(9, 19, 11, 21, 10, 20, 7, 7);
        assertThat(IMAGES.others(means, 2)).containsExactly(0, 1);
        assertThat(IMAGES.others(means, 0)).containsExactly(2);
        assertThat(IMAGES.first(2)).isEqualTo(2);
        assertThat(IMAGES.first(1)).isEqualTo(-1);
    }
}
