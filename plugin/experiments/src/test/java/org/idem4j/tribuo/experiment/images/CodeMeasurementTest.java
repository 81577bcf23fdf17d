package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class CodeMeasurementTest {

    private static final int N = 784;
    private static final JudgedDigits DIGITS = new JudgedDigits(Path.of("../../test-data"));

    /** The codes of every eighth pixel, which decode to eight of each. */
    private static final Coding EIGHTHS = new Coding(N / 8, CodeMeasurementTest::eighths, codes -> {
        float[] pixels = new float[8 * codes.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = codes[i / 8];
        }
        return pixels;
    });

    private static float[] eighths(float[] pixels) {
        float[] codes = new float[pixels.length / 8];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = pixels[8 * i];
        }
        return codes;
    }

    private static float[] image(String row, int place) {
        return Arrays.copyOfRange(ShownImages.decode(row), place * N, (place + 1) * N);
    }

    private static void assertSame(float[] shown, float[] expected) {
        assertThat(shown).containsExactly(ShownImages.decode(ShownImages.encode(expected)));
    }

    private static float[] test(int place) {
        return Arrays.copyOfRange(DIGITS.testPixels(0), place * N, (place + 1) * N);
    }

    private static float[] f(float[] pixels) {
        return EIGHTHS.decode().apply(EIGHTHS.encode().apply(pixels));
    }

    @Test
    void should_draw_lines_from_image_to_image_and_the_mean_code_between_its_directions() {
        CodeAnalysis analysis = new CodeMeasurement(EIGHTHS, DIGITS).analysis();

        assertThat(analysis.lines()).hasSize(5);
        String second = analysis.lines().get(1);
        assertSame(image(second, 0), test(2));
        assertSame(image(second, 1), f(test(2)));
        assertSame(image(second, 8), f(test(3)));
        assertSame(image(second, 9), test(3));
        assertThat(analysis.traversal()).hasSize(5);
        assertThat(image(analysis.traversal().get(0), 4))
                .containsExactly(image(analysis.traversal().get(4), 4));
        assertThat(image(analysis.traversal().get(0), 8))
                .isNotEqualTo(image(analysis.traversal().get(4), 8));
        assertThat(analysis.variances()).hasSize(N / 8);
        assertThat(Arrays.stream(analysis.variances()).sum())
                .isCloseTo(variance(EIGHTHS.encode().apply(DIGITS.testPixels(0))), within(1e-4));
        assertThat(analysis.most()).isBetween(2, N / 8);
        assertThat(analysis.effective()).isBetween(1.0, N / 8.0);
        assertThat(analysis.sure()).isEqualTo(new CodeMeasurement(EIGHTHS, DIGITS).sureHalfway());
    }

    /** Few images between two digits are any digit. */
    @Test
    void should_ask_how_sure_the_classifier_is_of_what_lies_halfway() {
        float[] pixels = DIGITS.testPixels(0);
        float[] means = new float[pixels.length / N / 2 * N];
        for (int i = 0; i < means.length; i++) {
            int first = i / N * 2 * N + i % N;
            means[i] = (pixels[first] + pixels[first + N]) / 2;
        }
        ImageJudge judge = DIGITS.judge().orElseThrow();

        double sure = new CodeMeasurement(Coding.pixels(N), DIGITS).sureHalfway();

        assertThat(sure).isEqualTo(judge.sure(means)).isLessThan(judge.sure(pixels));
    }

    /** Σ over columns of the variance of the codes. */
    private static double variance(float[] codes) {
        double sum = 0;
        int k = N / 8;
        int rows = codes.length / k;
        for (int c = 0; c < k; c++) {
            double mean = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                mean += codes[row * k + c] / (double) rows;
                squares += (double) codes[row * k + c] * codes[row * k + c];
            }
            sum += (squares - rows * mean * mean) / (rows - 1);
        }
        return sum;
    }

    /** Pixels moved by the classes' means are told for the class that they were moved to far more often than by chance. */
    @Test
    void should_move_images_from_class_to_class() {
        CodeArithmetic moved =
                new CodeMeasurement(Coding.pixels(N), DIGITS).arithmetic().orElseThrow();

        assertThat(moved.turned()).isGreaterThan(0.5);
        assertThat(moved.moved()).hasSize(10);
        float[] three = test(new LabelledImages(new float[0], DIGITS.testLabels(0)).first(3));
        assertSame(image(moved.moved().get(3), 0), three);
        assertSame(image(moved.moved().get(3), 4), three);
        assertThat(image(moved.moved().get(3), 5))
                .isNotEqualTo(image(moved.moved().get(3), 4));
    }
}
