package org.idem4j.tribuo.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolishTest {

    /** f(x) = λx on every entry, so that h(x) = p(λ)x. */
    private static UnaryOperator<float[]> times(double lambda) {
        return rows -> {
            float[] result = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                result[i] = (float) (lambda * rows[i]);
            }
            return result;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void should_be_the_corrector_of_a_linear_function_so_many_times(int times) {
        for (double lambda : new double[] {-0.3, 0, 0.05, 0.4, 0.6, 0.9, 1, 1.2}) {
            double expected = lambda;
            for (int i = 0; i < times; i++) {
                expected = Corrector.mcWeeny().apply(expected);
            }

            float[] polished = new Polish(times).apply(times(lambda), new float[] {1, -2, 1024});

            // 27 roundings at most, each of 6e-8 of values below 2
            assertThat(polished[0]).as("λ = %s", lambda).isCloseTo((float) expected, within(4e-6f));
            assertThat(polished[1]).isEqualTo(-2 * polished[0]);
            assertThat(polished[2]).isEqualTo(1024 * polished[0]);
        }
    }

    @Test
    void should_apply_the_formula_to_a_function_that_is_not_linear() {
        UnaryOperator<float[]> f = rows -> {
            float[] result = rows.clone();
            for (int i = 0; i < rows.length; i++) {
                result[i] = (float) (0.9 * Math.sin(rows[i]) + 0.1);
            }
            return result;
        };
        float[] x = {-2, -0.5f, 0, 0.25f, 3};

        float[] polished = new Polish(1).apply(f, x);

        float[] second = f.apply(f.apply(x));
        float[] third = f.apply(second);
        for (int i = 0; i < x.length; i++) {
            assertThat(polished[i]).isCloseTo((float) (3.0 * second[i] - 2.0 * third[i]), within(3e-7f));
        }
        assertThat(x).containsExactly(-2, -0.5f, 0, 0.25f, 3);
    }

    @Test
    void should_leave_an_idempotent_function_alone_to_the_last_bit() {
        UnaryOperator<float[]> rounding = rows -> {
            float[] result = rows.clone();
            for (int i = 0; i < rows.length; i++) {
                result[i] = (float) Math.rint(rows[i] * 10) / 10;
            }
            return result;
        };
        float[] x = {0.123f, -7.77f, 1e6f, 0.05f};

        assertThat(new Polish(3).apply(rounding, x)).isEqualTo(rounding.apply(x));
    }

    @Test
    void should_count_what_it_costs() {
        int[] count = {0};
        for (int times = 0; times <= Polish.MAX_TIMES; times++) {
            count[0] = 0;
            new Polish(times)
                    .apply(
                            rows -> {
                                count[0]++;
                                return rows;
                            },
                            new float[1]);
            assertThat(count[0]).isEqualTo(new Polish(times).applications());
        }
        assertThat(count[0]).isEqualTo(27);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void should_refuse_other_numbers(int times) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Polish(times))
                .withMessageContaining("0 to 3 times, not " + times);
    }
}
