package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitImageGeneratorTest {

    private static final Path TEST_DATA = Path.of("..", "test-data");

    @TempDir
    Path folder;

    private static byte[] content(Path file) throws IOException {
        try (var stream = new GZIPInputStream(Files.newInputStream(file))) {
            return stream.readAllBytes();
        }
    }

    /** The bytes within: how they are compressed is the business of a Java's zlib. */
    @Test
    void should_make_the_images_that_lie_in_test_data() throws IOException {
        DigitImageGenerator.write(folder);

        for (String part : List.of("train-images", "train-labels", "test-images", "test-labels")) {
            String name = "digits-" + part + ".gz";
            assertThat(content(folder.resolve(name))).isEqualTo(content(TEST_DATA.resolve(name)));
        }
    }

    /** The nearest mean of the training images' classes tells the test images: the classes are what they are called. */
    @Test
    void should_be_ten_classes_that_can_be_told_apart() {
        IdxImageSource train = source("train");
        IdxImageSource test = source("test");
        float[] rows = train.block().orElseThrow().inputs();
        int[] labels = train.labels();
        int n = train.shape().size();
        double[][] means = new double[10][n];
        for (int i = 0; i < rows.length; i++) {
            means[labels[i / n]][i % n] += rows[i] * 10.0 / labels.length;
        }
        float[] tested = test.block().orElseThrow().inputs();
        int right = 0;
        for (int row = 0; row < test.labels().length; row++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int digit = 0; digit < 10; digit++) {
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    squares += Math.pow(tested[row * n + i] - means[digit][i], 2);
                }
                nearest = squares < least ? digit : nearest;
                least = Math.min(least, squares);
            }
            right += nearest == test.labels()[row] ? 1 : 0;
        }
        assertThat(labels).hasSize(600);
        assertThat(test.labels()).hasSize(200);
        assertThat(right).isBetween(140, 195); // no two alike, and not so plain that means alone tell all
    }

    private static IdxImageSource source(String part) {
        return new IdxImageSource(
                TEST_DATA.resolve("digits-" + part + "-images.gz"),
                TEST_DATA.resolve("digits-" + part + "-labels.gz"),
                "",
                0);
    }
}
