package org.idem4j.tribuo.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("OneDNN")
class OneDnnTest {

    private static final int ROWS = 37;
    private static final int COLUMNS = 130;
    private static final int INNER = 211;

    /** Strides beyond a row's length. */
    private static final int BEYOND = 3;

    /** Of sums of 211 products of normal floats. */
    private static final double ROUNDING = 1e-4;

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assumeHere() {
        assumeTrue(OneDnn.computes(), "oneDNN is missing");
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0", "false, true, 1", "true, false, 0", "true, true, .5"})
    void should_multiply_in_the_same_bits_on_every_thread(boolean leftTransposed, boolean rightTransposed, float keep) {
        assumeHere();
        int leftStride = (leftTransposed ? ROWS : INNER) + BEYOND;
        int rightStride = (rightTransposed ? INNER : COLUMNS) + BEYOND;
        float[] left = normal((leftTransposed ? INNER : ROWS) * leftStride, 1);
        float[] right = normal((rightTransposed ? COLUMNS : INNER) * rightStride, 2);
        float[] before = normal(ROWS * COLUMNS, 3);

        List<float[]> results = IntStream.range(0, 8)
                .parallel()
                .mapToObj(time -> {
                    FloatPointer result = new FloatPointer(before);
                    OneDnn.multiply(
                            ROWS,
                            COLUMNS,
                            INNER,
                            new FloatPointer(left),
                            leftTransposed,
                            leftStride,
                            new FloatPointer(right),
                            rightTransposed,
                            rightStride,
                            keep,
                            result);
                    float[] values = new float[before.length];
                    result.get(values);
                    return values;
                })
                .toList();

        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                double sum = keep * before[i * COLUMNS + j];
                for (int k = 0; k < INNER; k++) {
                    sum += (double) left[leftTransposed ? k * leftStride + i : i * leftStride + k]
                            * right[rightTransposed ? j * rightStride + k : k * rightStride + j];
                }
                assertThat((double) results.get(0)[i * COLUMNS + j]).isCloseTo(sum, within(ROUNDING));
            }
        }
        assertThat(results).allSatisfy(values -> assertThat(values).isEqualTo(results.get(0)));
    }

    @Test
    void should_say_what_it_cannot_multiply() {
        assumeHere();
        FloatPointer none = new FloatPointer(1L);

        assertThatThrownBy(() -> OneDnn.multiply(-2, 3, 4, none, false, 4, none, false, 3, 0, none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-2 × 4 and 4 × 3");
    }

    @Test
    void should_take_the_calling_thread_alone_and_leave_its_number_of_threads() {
        assumeHere();
        OpenMp threads = OneDnn.load(OneDnn::library).orElseThrow().threads();
        int before = threads.threads();

        OneDnn.alone(() -> assertThat(threads.threads()).isOne());
        assertThatThrownBy(() -> OneDnn.alone(() -> {
                    throw new IllegalArgumentException("work that fails");
                }))
                .hasMessage("work that fails");

        assertThat(threads.threads()).isEqualTo(before);
    }

    @Test
    void should_say_when_it_is_missing_and_what_to_do() {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                warnings.add(logged.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger(OneDnn.class.getName());
        logger.addHandler(handler);
        try {
            assertThat(OneDnn.load(() -> {
                        throw new UnsatisfiedLinkError("no jnidnnl");
                    }))
                    .isEmpty();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings).singleElement().asString().contains("(no jnidnnl)", "org.bytedeco:dnnl", "linux-x86_64");
    }
}
