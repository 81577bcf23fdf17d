package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of rows and buffers give what flat arrays give, whatever the graph's batch size and order of columns. */
class DensePathsTest {

    private static final int N = TestModels.N;
    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    static Stream<ModelProto> models() {
        return Stream.of(
                TestModels.unnamed(-1), TestModels.unnamed(4), TestModels.named(List.of("pressure", "zeta", "alpha")));
    }

    private static OnnxRegressor open(ModelProto model) {
        return OnnxRegressor.open(model.toByteArray(), "test", CPU);
    }

    private static float[] random(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        float[] values = new float[rows * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("models")
    void should_apply_to_arrays_of_rows(ModelProto proto) {
        try (OnnxRegressor model = open(proto)) {
            for (int rows : new int[] {0, 1, 5, 1030}) {
                float[] flat = random(rows);
                float[][] x = new float[rows][N];
                for (int i = 0; i < flat.length; i++) {
                    x[i / N][i % N] = flat[i];
                }
                float[][] y = model.apply(x);
                float[] expected = model.apply(flat);
                assertThat(y).hasDimensions(rows, rows == 0 ? 0 : N);
                for (int i = 0; i < flat.length; i++) {
                    assertThat(y[i / N][i % N]).isEqualTo(expected[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void should_apply_between_buffers_of_any_kind(ModelProto proto) {
        List<IntFunction<FloatBuffer>> kinds = List.of(
                FloatBuffer::allocate,
                TensorPair::direct,
                size -> ByteBuffer.allocateDirect(size * Float.BYTES)
                        .order(ByteOrder.BIG_ENDIAN)
                        .asFloatBuffer());
        try (OnnxRegressor model = open(proto)) {
            for (int rows : new int[] {0, 1, 5, 1030}) {
                float[] x = random(rows);
                for (IntFunction<FloatBuffer> kind : kinds) {
                    FloatBuffer from =
                            kind.apply(x.length + 2).put(1, x).position(1).limit(x.length + 1);
                    FloatBuffer to = kind.apply(x.length + 2).position(2);

                    model.apply(from, to);

                    float[] found = new float[x.length];
                    to.get(2, found);
                    assertThat(found).isEqualTo(model.apply(x));
                    assertThat(from.position()).isEqualTo(1);
                    assertThat(to.position()).isEqualTo(2 + x.length);
                }
            }
        }
    }

    @Test
    void should_refuse_rows_that_do_not_fit() {
        try (OnnxRegressor model = open(TestModels.unnamed(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.apply(new float[][] {new float[N], new float[N + 1]}))
                    .withMessageContaining("Row 1 has 4 values, the model 3 columns");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.apply(FloatBuffer.allocate(2 * N), FloatBuffer.allocate(N)))
                    .withMessageContaining("room for 3 values, the rows are 6");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.apply(FloatBuffer.allocate(N + 1), FloatBuffer.allocate(2 * N)))
                    .withMessageContaining("no whole number of rows");
            assertThatIllegalArgumentException().isThrownBy(() -> model.apply(new float[N], 0));
        }
    }

    /** A row that is no row of numbers is told by its place, on every path, before the graph makes something of it. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void should_refuse_a_value_that_is_no_finite_number(float value) {
        float[] flat = {1, 2, 3, 4, value, 6};
        float[][] rows = {{1, 2, 3}, {4, value, 6}};
        try (OnnxRegressor model = open(TestModels.named(List.of("zeta", "alpha", "pressure")))) {
            Stream.<ThrowingCallable>of(
                            () -> model.apply(flat),
                            () -> model.apply(flat, 2),
                            () -> model.apply(rows),
                            () -> model.output("output", flat),
                            () -> model.apply(FloatBuffer.wrap(flat), FloatBuffer.allocate(6)),
                            () -> model.apply(TensorPair.direct(6).put(flat).flip(), TensorPair.direct(6)))
                    .forEach(call -> assertThatIllegalArgumentException()
                            .isThrownBy(call)
                            .withMessageContaining("Row 1 has " + value + " in column 'pressure'"));
        }
    }

    @Test
    void should_not_let_rows_of_an_earlier_call_leak_into_a_fixed_batch() {
        try (OnnxRegressor model = open(TestModels.batchMean(4))) {
            float[] expected = {.25f, .5f, .75f}; // of one row and three of zeros
            model.apply(random(4));

            assertThat(model.apply(new float[] {1, 2, 3})).containsExactly(expected, within(1e-6f));
        }
    }
}
