package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The projector on a span")
class SpanProjectionTest {

    /** Of floats, times √n and a margin. */
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @CsvSource({"2,1", "5,1", "5,4", "26,8", "26,25"})
    void should_be_a_projector_of_its_rank_that_keeps_its_columns(int n, int rank) {
        SpanProjection projection = new SpanProjection(n, rank);
        float[] v = projection.draw(new SplittableRandom(1));
        float[] a = projection.open(v).projector();

        assertThat(Oracle.error(a, n)).isLessThan(ROUNDING);
        assertThat(Oracle.trace(a, n)).isCloseTo(rank, within(ROUNDING * n));
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < rank; column++) {
                double kept = 0;
                for (int k = 0; k < n; k++) {
                    kept += (double) a[row * n + k] * v[k * rank + column];
                }
                assertThat(kept).isCloseTo(v[row * rank + column], within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2,1", "5,3", "9,2"})
    void should_pull_the_gradient_back_as_differences_have_it(int n, int rank) {
        SplittableRandom random = new SplittableRandom(2);
        SpanProjection projection = new SpanProjection(n, rank);
        float[] v = projection.draw(random);
        float[] weights = Oracle.normal(n * n, random); // the loss Σ cᵢⱼaᵢⱼ, of which c is the gradient
        float[] gradient = new float[v.length];
        LearntProjector projector = projection.open(v);
        projector.pullBack(weights, gradient);

        float step = 1f / 256; // no rounding in v ± step beyond the float's own, and an error of step²
        for (int i = 0; i < v.length; i++) {
            float value = v[i];
            v[i] = value + step;
            float above = v[i];
            double after = Oracle.dot(weights, projection.open(v).projector());
            v[i] = value - step;
            double before = Oracle.dot(weights, projection.open(v).projector());
            double difference = (after - before) / (above - v[i]);
            v[i] = value;
            assertThat((double) gradient[i]).isCloseTo(difference, within(2e-3 * (1 + Math.abs(difference))));
        }
    }

    @Test
    void should_refuse_ranks_and_parameters_that_give_no_projector() {
        assertThatThrownBy(() -> new SpanProjection(4, 4)).hasMessageContaining("from 1 to 3, not 4");
        assertThatThrownBy(() -> new SpanProjection(4, 0)).hasMessageContaining("from 1 to 3, not 0");
        assertThatThrownBy(() -> new SpanProjection(3, 1).open(new float[3])).hasMessageContaining("give none");
    }
}
