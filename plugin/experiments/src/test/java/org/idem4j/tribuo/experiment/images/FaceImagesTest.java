package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.idem4j.tribuo.data.image.FaceImageSource;
import org.idem4j.tribuo.data.image.ImageException;
import org.junit.jupiter.api.Test;

class FaceImagesTest {

    private static final int N = FaceImageSource.SHAPE.size();
    /** 48 faces to learn from, 16 to test on. */
    private static final Path PICTURES = Path.of("../../test-data");

    private static Set<Integer> images(float[] pixels) {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < pixels.length; i += N) {
            hashes.add(Arrays.hashCode(Arrays.copyOfRange(pixels, i, i + N)));
        }
        return hashes;
    }

    @Test
    void should_part_a_folder_into_images_to_train_on_and_others() {
        FaceFolder folder = new FaceFolder(PICTURES, 1000, 500, 1);

        Set<Integer> training = images(folder.trainingPixels(0));
        Set<Integer> test = images(folder.testPixels(0));

        assertThat(test).hasSize(64 / 5);
        assertThat(training).hasSize(64 - 64 / 5).doesNotContainAnyElementsOf(test);
        assertThat(folder.training(1000).size()).isEqualTo(52);
        assertThat(folder.training(30).size()).isEqualTo(30);
        assertThat(folder.drawnTest(5)).isEmpty();
        assertThat(folder.judge()).isEmpty();
        assertThat(folder.content())
                .isEqualTo(new FaceFolder(PICTURES, 1000, 500, 1).content())
                .isNotEqualTo(new FaceFolder(PICTURES, 1000, 500, 2).content());
    }

    @Test
    void should_refuse_a_folder_of_too_few() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new FaceFolder(PICTURES.resolve("faces-test"), 10, 12, 1).content())
                .withMessageContaining("has 16 pictures")
                .withMessageContaining("--data");
    }

    @Test
    void should_draw_faces_to_train_on_and_others_with_their_factors() {
        DrawnFaces faces = new DrawnFaces(20, 12, 1);

        FactoredFaces some = faces.drawnTest(3).orElseThrow();
        assertThat(FaceImageSource.rows(some.factors()))
                .isEqualTo(some.pixels())
                .hasSize(3 * N);
        assertThat(images(faces.testPixels(0))).doesNotContainAnyElementsOf(images(faces.trainingPixels(0)));
        assertThat(faces.content())
                .isEqualTo(new DrawnFaces(25, 12, 1).content())
                .isNotEqualTo(new DrawnFaces(20, 12, 2).content());
        SampleMeasures ofTrue = faces.measuresOfTrue(100);
        SampleMeasures ofOne = faces.measures(repeated(faces.trainingPixels(1), 6));
        assertThat(ofTrue.deviation()).isGreaterThan(0.1);
        assertThat(ofOne.deviation()).isLessThan(1e-6);
        assertThat(ofOne.distance()).isGreaterThan(ofTrue.distance());
        assertThat(ofOne.nearest()).isZero();
        assertThat(ofOne.sure()).isNaN();
    }

    private static float[] repeated(float[] image, int times) {
        float[] images = new float[times * N];
        for (int i = 0; i < images.length; i++) {
            images[i] = image[i % N];
        }
        return images;
    }
}
