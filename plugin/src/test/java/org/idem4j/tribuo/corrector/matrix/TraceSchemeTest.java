package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one polynomial takes over from another. */
class TraceSchemeTest {

    private static SquareMatrix matrix(double[]... rows) {
        return SquareMatrix.of(Matrices.dense(rows));
    }

    private static SquareMatrix identity(int n, double factor) {
        SquareMatrix matrix = SquareMatrix.allocate(n);
        matrix.shift(factor);
        return matrix;
    }

    /** n and the squares make 52 for a projector with an entry of 7. */
    @Test
    void should_take_as_little_as_rounding_changes_a_trace_for_nothing() {
        SquareMatrix k = matrix(new double[] {1, 7}, new double[] {0, 0});
        for (TraceScheme scheme : List.of(new TraceScheme.Preserving(1), new TraceScheme.Resetting(1))) {
            for (double sign : new double[] {-1, 1}) {
                // What a step by c = ½ would change is tr(E) − 2tr(EK), an entry of E less twice that.
                SquareMatrix small = matrix(new double[] {sign * 52 * 0x1p-52, 0}, new double[] {0, 0});
                SquareMatrix larger = matrix(new double[] {sign * 53 * 0x1p-52, 0}, new double[] {0, 0});
                assertThat(scheme.step(k, small)).isSameAs(TraceScheme.MC_WEENY);
                assertThat(scheme.step(k, larger)).isNotSameAs(TraceScheme.MC_WEENY);
            }
        }
    }

    /** At K = ½I of 16 rows γ is 3 + rank − 8. */
    @Test
    void should_reset_the_trace_with_gamma_from_0_to_6() {
        SquareMatrix k = identity(16, 0.5);
        SquareMatrix e = identity(16, -0.25);

        assertThat(new TraceScheme.Resetting(4).step(k, e).constant()).containsExactly(0.5, 1);
        assertThat(new TraceScheme.Resetting(5).step(k, e).constant()).containsExactly(0.5, 0, -3);
        assertThat(new TraceScheme.Resetting(11).step(k, e).constant()).containsExactly(0.5, 0, 3);
        assertThat(new TraceScheme.Resetting(12).step(k, e).constant()).containsExactly(0.5, -1);
    }

    @Test
    void should_keep_no_rank_and_full_rank() {
        for (Purifier purifier : List.of(Purifier.preservingTrace(), Purifier.resettingTrace())) {
            assertThat(purifier.purify(identity(3, 0).toDenseMatrix()).rank()).isZero();
            assertThat(purifier.purify(identity(3, 1).toDenseMatrix()).rank()).isEqualTo(3);
        }
    }
}
