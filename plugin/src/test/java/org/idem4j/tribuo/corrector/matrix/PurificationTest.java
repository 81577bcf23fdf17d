package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PurificationTest {

    private static Purification ofTrace(double trace) {
        return new Purification(
                Matrices.dense(new double[][] {{trace}}),
                PurificationOutcome.CONVERGED,
                List.of(new Residual(0, 0, 0)),
                Double.NaN,
                0.25,
                trace,
                1);
    }

    @Test
    void should_tell_the_rank_and_what_the_trace_lacks_to_it_or_has_above() {
        assertThat(ofTrace(2.25).rank()).isEqualTo(2);
        assertThat(ofTrace(2.25).rankDefect()).isEqualTo(0.25);
        assertThat(ofTrace(2.75).rank()).isEqualTo(3);
        assertThat(ofTrace(2.75).rankDefect()).isEqualTo(-0.25);
    }
}
