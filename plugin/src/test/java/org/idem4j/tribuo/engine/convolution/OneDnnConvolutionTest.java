package org.idem4j.tribuo.engine.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.idem4j.tribuo.engine.convolution.ConvolutionFormula.assertSums;
import static org.idem4j.tribuo.engine.convolution.ConvolutionFormula.floats;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A convolution by oneDNN")
class OneDnnConvolutionTest {

    private static final ConvolutionShape STRIDED = new ConvolutionShape(32, 14, 14, 64, 4, 2, 1);

    @BeforeAll
    static void should_be_here() {
        assumeTrue(OneDnn.computes(), "oneDNN is missing");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        new ConvolutionShape(1, 28, 28, 32, 4, 2, 1),
                        new ConvolutionShape(3, 16, 16, 64, 4, 2, 1),
                        STRIDED,
                        new ConvolutionShape(64, 7, 7, 128, 7, 1, 0), // the image is the window
                        new ConvolutionShape(16, 9, 7, 16, 3, 1, 1),
                        new ConvolutionShape(17, 9, 7, 33, 3, 2, 1), // no multiples of a vector
                        new ConvolutionShape(5, 6, 4, 3, 1, 1, 0),
                        new ConvolutionShape(8, 6, 6, 12, 1, 2, 0), // some pixels are in no window
                        new ConvolutionShape(20, 11, 12, 1, 5, 1, 2),
                        new ConvolutionShape(40, 5, 5, 24, 3, 3, 2),
                        new ConvolutionShape(48, 10, 10, 48, 2, 2, 0),
                        new ConvolutionShape(2, 5, 9, 7, 4, 1, 3))
                .flatMap(shape -> Stream.of(Arguments.of(shape, 1), Arguments.of(shape, 7)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_give_the_sums_over_windows(ConvolutionShape shape, int rows) {
        ConvolutionFormula of = new ConvolutionFormula(shape, rows);
        try (ConvolutionKernel kernel = new Convolutions().open(shape, new FloatPointer(of.w))) {
            FloatPointer y = new FloatPointer((long) rows * shape.outputs());
            kernel.forward(rows, new FloatPointer(of.x), y);
            assertSums(floats(y), of.forward());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_give_the_error_of_its_input(ConvolutionShape shape, int rows) {
        ConvolutionFormula of = new ConvolutionFormula(shape, rows);
        try (ConvolutionKernel kernel = new Convolutions().open(shape, new FloatPointer(of.w))) {
            FloatPointer dx = new FloatPointer((long) rows * shape.inputs());
            kernel.inputError(rows, new FloatPointer(of.dy), dx);
            assertSums(floats(dx), of.inputError());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_give_or_add_the_gradient_of_its_weights(ConvolutionShape shape, int rows) {
        ConvolutionFormula of = new ConvolutionFormula(shape, rows);
        double[] once = of.weightGradient();
        try (ConvolutionKernel kernel = new Convolutions().open(shape, new FloatPointer(of.w))) {
            FloatPointer gradient = new FloatPointer(new float[once.length]);
            gradient.put(0, Float.NaN);
            kernel.weightGradient(rows, new FloatPointer(of.x), new FloatPointer(of.dy), gradient, false);
            assertSums(floats(gradient), once);
            kernel.weightGradient(rows, new FloatPointer(of.x), new FloatPointer(of.dy), gradient, true);
            assertSums(floats(gradient), times(2, once));
        }
    }

    @Test
    void should_take_batches_of_any_number_in_turn() {
        ConvolutionFormula of = new ConvolutionFormula(STRIDED, 5);
        double[] expected = of.forward();
        FloatPointer x = new FloatPointer(of.x);
        FloatPointer w = new FloatPointer(of.w);
        FloatPointer y = new FloatPointer(new float[expected.length]);
        try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, w)) {
            for (int rows : new int[] {2, 5, 2}) {
                y.put(new float[expected.length]);
                kernel.forward(rows, x, y);
                double[] some = Arrays.copyOf(expected, rows * STRIDED.outputs());
                assertSums(floats(y), Arrays.copyOf(some, expected.length));
            }
        }
    }

    /** By which it is seen that all plans of a product share the weights in order. */
    @Test
    void should_compute_with_other_weights_once_it_is_told() {
        ConvolutionFormula of = new ConvolutionFormula(STRIDED, 3);
        FloatPointer w = new FloatPointer(of.w);
        try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, w)) {
            products(kernel, of, 2);
            w.put(new float[of.w.length]);
            List<float[]> before = products(kernel, of, 3);
            assertSums(before.get(0), of.forward());
            assertSums(before.get(1), of.inputError());

            kernel.weightsChanged();
            assertThat(products(kernel, of, 3))
                    .allSatisfy(after -> assertThat(after).containsOnly(0));
        }
    }

    /** Those that take the weights. */
    private static List<float[]> products(ConvolutionKernel kernel, ConvolutionFormula of, int rows) {
        FloatPointer y = new FloatPointer((long) rows * STRIDED.outputs());
        FloatPointer dx = new FloatPointer((long) rows * STRIDED.inputs());
        kernel.forward(rows, new FloatPointer(of.x), y);
        kernel.inputError(rows, new FloatPointer(of.dy), dx);
        return List.of(floats(y), floats(dx));
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @Test
    void should_leave_to_the_other_kernel_no_more_than_the_error_of_few_channels() {
        assumeTrue(OneDnn.used().orElseThrow().contains("avx"), "older processors have less made for them");
        for (int channels : new int[] {1, 32}) {
            ConvolutionShape shape = new ConvolutionShape(channels, 8, 8, 16, 4, 2, 1);
            ConvolutionFormula of = new ConvolutionFormula(shape, 2);
            Counting other = new Counting();
            FloatPointer w = new FloatPointer(of.w);
            try (OneDnnConvolution kernel = new OneDnnConvolution(shape, w, new LentMemory(), other)) {
                FloatPointer x = new FloatPointer(of.x);
                FloatPointer y = new FloatPointer(of.dy);
                kernel.forward(2, x, y);
                kernel.weightGradient(2, x, y, w, false);
                assertThat(other.calls).hasValue(0);
                kernel.inputError(2, y, x);
                assertThat(other.calls).hasValue(channels == 1 ? 1 : 0);
            }
        }
    }

    /** What was asked of another kernel. */
    private static final class Counting implements ConvolutionKernel {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void forward(int rows, FloatPointer input, FloatPointer output) {
            calls.incrementAndGet();
        }

        @Override
        public void inputError(int rows, FloatPointer outputError, FloatPointer inputError) {
            calls.incrementAndGet();
        }

        @Override
        public void weightGradient(
                int rows, FloatPointer input, FloatPointer outputError, FloatPointer gradient, boolean accumulate) {
            calls.incrementAndGet();
        }

        @Override
        public void weightsChanged() {
            calls.incrementAndGet();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Test
    void should_give_the_same_bits_from_every_thread_and_any_place_of_memory() {
        int rows = 6;
        ConvolutionFormula of = new ConvolutionFormula(STRIDED, rows);
        FloatPointer x = new FloatPointer(of.x);
        FloatPointer w = new FloatPointer(of.w);
        FloatPointer dy = new FloatPointer(of.dy);
        try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, w)) {
            List<float[]> first = results(kernel, x, dy, rows, false);
            for (int times = 0; times < 20; times++) {
                List<float[]> again = results(kernel, x, dy, rows, true);
                for (int i = 0; i < first.size(); i++) {
                    assertThat(Arrays.equals(again.get(i), first.get(i)))
                            .as("result %d", i)
                            .isTrue();
                }
            }
        }
    }

    /** All three products, two rows in a call. */
    private static List<float[]> results(
            ConvolutionKernel kernel, FloatPointer x, FloatPointer dy, int rows, boolean parallel) {
        FloatPointer y = new FloatPointer((long) rows * STRIDED.outputs());
        FloatPointer dx = new FloatPointer((long) rows * STRIDED.inputs());
        List<FloatPointer> gradients = new ArrayList<>();
        IntStream.range(0, rows / 2).forEach(i -> gradients.add(new FloatPointer((long) STRIDED.weights())));
        IntStream pairs = IntStream.range(0, rows / 2);
        (parallel ? pairs.parallel() : pairs).forEach(pair -> {
            kernel.forward(2, at(x, 2 * pair * STRIDED.inputs()), at(y, 2 * pair * STRIDED.outputs()));
            kernel.inputError(2, at(dy, 2 * pair * STRIDED.outputs()), at(dx, 2 * pair * STRIDED.inputs()));
            kernel.weightGradient(
                    2,
                    at(x, 2 * pair * STRIDED.inputs()),
                    at(dy, 2 * pair * STRIDED.outputs()),
                    gradients.get(pair),
                    false);
        });
        List<float[]> results = new ArrayList<>(List.of(floats(y), floats(dx)));
        gradients.forEach(gradient -> results.add(floats(gradient)));
        return results;
    }

    private static FloatPointer at(FloatPointer pointer, long place) {
        return new FloatPointer(pointer).position(place);
    }

    @Test
    void should_allocate_nothing_in_its_second_call_and_keep_a_few_numbers_of_images_ready() {
        FloatPointer w = new FloatPointer((long) STRIDED.weights());
        try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, w)) {
            FloatPointer x = new FloatPointer(100L * STRIDED.inputs());
            FloatPointer y = new FloatPointer(100L * STRIDED.outputs());
            kernel.forward(64, x, y);
            long before = Pointer.totalCount();
            kernel.forward(64, x, y);
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);

            for (int rows = 1; rows <= 50; rows++) {
                kernel.forward(rows, x, y);
            }
            long kept = Pointer.totalCount();
            for (int rows = 51; rows <= 100; rows++) {
                kernel.forward(rows, x, y);
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(kept);
        }
    }

    @Test
    void should_give_all_its_memory_back() {
        ConvolutionFormula of = new ConvolutionFormula(STRIDED, 1);
        FloatPointer x = new FloatPointer(of.x);
        FloatPointer w = new FloatPointer(of.w);
        FloatPointer y = new FloatPointer(of.dy);
        long before = Pointer.totalCount();
        try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, w)) {
            kernel.forward(1, x, y);
            kernel.inputError(1, y, x);
            kernel.weightGradient(1, x, y, w, true);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void should_stay_out_of_a_model_that_was_trained_without() {
        FloatPointer weights = new FloatPointer((long) STRIDED.weights());
        String used = OneDnn.computingAs("OpenBLAS 0.3.19, kernel Haswell", () -> {
            try (ConvolutionKernel kernel = new Convolutions().open(STRIDED, weights)) {
                assertThat(kernel).isInstanceOf(PlainConvolution.class);
            }
            return OneDnn.used().orElse("nothing");
        });
        assertThat(used).isEqualTo("nothing");
        assertThat(OneDnn.used()).get().asString().matches("oneDNN \\d+\\.\\d+\\.\\d+, \\w+");
    }
}
