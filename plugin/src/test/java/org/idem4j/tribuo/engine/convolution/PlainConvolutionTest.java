package org.idem4j.tribuo.engine.convolution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.idem4j.tribuo.engine.convolution.ConvolutionFormula.assertSums;
import static org.idem4j.tribuo.engine.convolution.ConvolutionFormula.floats;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A convolution by matrix products")
class PlainConvolutionTest {

    private static final int ROWS = 3;

    static List<ConvolutionShape> shapes() {
        return List.of(
                new ConvolutionShape(3, 9, 7, 5, 4, 2, 1),
                new ConvolutionShape(1, 8, 8, 4, 3, 1, 1),
                new ConvolutionShape(4, 7, 7, 6, 7, 1, 0), // the image is the window
                new ConvolutionShape(5, 6, 4, 3, 1, 1, 0), // a pixel is
                new ConvolutionShape(2, 5, 5, 3, 1, 3, 0), // some pixels are in no window
                new ConvolutionShape(2, 3, 3, 3, 3, 2, 2),
                new ConvolutionShape(16, 24, 24, 3, 4, 2, 1), // windows of two images in one block
                new ConvolutionShape(33, 30, 30, 2, 5, 1, 2)); // an image in several blocks
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void should_give_the_sums_over_windows(ConvolutionShape shape) {
        ConvolutionFormula of = new ConvolutionFormula(shape, ROWS);
        try (PlainConvolution kernel = new PlainConvolution(shape, new FloatPointer(of.w))) {
            FloatPointer y = new FloatPointer((long) ROWS * shape.outputs());
            kernel.forward(ROWS, new FloatPointer(of.x), y);
            assertSums(floats(y), of.forward());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void should_give_the_error_of_its_input(ConvolutionShape shape) {
        ConvolutionFormula of = new ConvolutionFormula(shape, ROWS);
        try (PlainConvolution kernel = new PlainConvolution(shape, new FloatPointer(of.w))) {
            FloatPointer dx = new FloatPointer((long) ROWS * shape.inputs());
            kernel.inputError(ROWS, new FloatPointer(of.dy), dx);
            assertSums(floats(dx), of.inputError());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void should_give_or_add_the_gradient_of_its_weights(ConvolutionShape shape) {
        ConvolutionFormula of = new ConvolutionFormula(shape, ROWS);
        double[] once = of.weightGradient();
        double[] twice = new double[once.length];
        for (int i = 0; i < once.length; i++) {
            twice[i] = 2 * once[i];
        }
        try (PlainConvolution kernel = new PlainConvolution(shape, new FloatPointer(of.w))) {
            FloatPointer gradient = new FloatPointer(new float[once.length]);
            gradient.put(0, Float.NaN);
            kernel.weightGradient(ROWS, new FloatPointer(of.x), new FloatPointer(of.dy), gradient, false);
            assertSums(floats(gradient), once);
            kernel.weightGradient(ROWS, new FloatPointer(of.x), new FloatPointer(of.dy), gradient, true);
            assertSums(floats(gradient), twice);
        }
    }

    @Test
    void should_serve_several_threads_from_any_place_of_memory() {
        ConvolutionShape shape = shapes().get(0);
        ConvolutionFormula of = new ConvolutionFormula(shape, ROWS);
        double[] expected = of.forward();
        FloatPointer x = new FloatPointer(of.x);
        FloatPointer y = new FloatPointer((long) ROWS * shape.outputs());
        try (PlainConvolution kernel = new PlainConvolution(shape, new FloatPointer(of.w))) {
            for (int times = 0; times < 50; times++) {
                IntStream.range(0, ROWS)
                        .parallel()
                        .forEach(row -> kernel.forward(
                                1,
                                new FloatPointer(x).position((long) row * shape.inputs()),
                                new FloatPointer(y).position((long) row * shape.outputs())));
                assertSums(floats(y), expected);
            }
        }
    }

    @Test
    void should_refuse_sizes_that_are_none() {
        assertThatThrownBy(() -> new ConvolutionShape(1, 3, 3, 1, 4, 1, 0))
                .hasMessage("A window of 4 does not fit in an image of 3 × 3 with a border of 0.");
        assertThatThrownBy(() -> new ConvolutionShape(1, 3, 3, 1, 2, 1, 2))
                .hasMessageContaining("A border of 2 does not go with windows of 2");
        assertThatThrownBy(() -> new ConvolutionShape(0, 3, 3, 1, 2, 1, 1)).hasMessageContaining("at least 1");
    }
}
