package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindOfDamageTest {

    private static final ImageShape SHAPE = new ImageShape(1, 28, 28);

    /** Images of vertical stripes. */
    private static float[] stripes(ImageShape shape, int images) {
        float[] pixels = new float[images * shape.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 1 : 0;
        }
        return pixels;
    }

    @ParameterizedTest
    @EnumSource
    void should_change_copies_of_all_images_the_same_way_for_the_same_seed(KindOfDamage kind) {
        float[] images = stripes(SHAPE, 4);

        float[] damaged = KindOfDamage.damaged(kind.of(SHAPE), images, SHAPE, 7);

        assertThat(images).containsExactly(stripes(SHAPE, 4));
        for (int image = 0; image < 4; image++) {
            int from = image * SHAPE.size();
            assertThat(Arrays.copyOfRange(damaged, from, from + SHAPE.size()))
                    .isNotEqualTo(Arrays.copyOf(images, SHAPE.size()));
        }
        assertThat(damaged).containsExactly(KindOfDamage.damaged(kind.of(SHAPE), images, SHAPE, 7));
    }

    /** Blur and low resolution leave an image of one grey as it is. */
    @Test
    void should_train_on_nothing_but_what_it_says() {
        float[] grey = new float[60 * SHAPE.size()];
        Arrays.fill(grey, 0.5f);

        float[] damaged = KindOfDamage.damaged(KindOfDamage.trainedOn(SHAPE), grey, SHAPE, 1);

        for (int from = 0; from < grey.length; from += SHAPE.size()) {
            assertThat(Arrays.copyOfRange(damaged, from, from + SHAPE.size()))
                    .isNotEqualTo(Arrays.copyOf(grey, SHAPE.size()));
        }
    }

    @Test
    void should_make_holes_in_proportion() {
        ImageShape large = new ImageShape(3, 56, 56);
        float[] white = new float[large.size()];
        Arrays.fill(white, 1);

        float[] damaged = KindOfDamage.damaged(KindOfDamage.HOLE.of(large), white, large, 1);

        int black = 0;
        for (float pixel : damaged) {
            black += pixel == 0 ? 1 : 0;
        }
        assertThat(black).isEqualTo(3 * 20 * 20);
    }
}
