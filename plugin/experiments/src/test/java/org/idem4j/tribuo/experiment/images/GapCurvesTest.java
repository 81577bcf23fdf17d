package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GapCurvesTest {

    private static float[] halved(float[] x) {
        float[] halved = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            halved[i] = x[i] / 2;
        }
        return halved;
    }

    /** Of f(x) = x/2 the change of pass k + 1 is ‖x‖ / 2ᵏ⁺¹. */
    @Test
    void should_begin_with_how_far_the_first_pass_moves_an_input() {
        GapCurves gaps =
                GapCurves.of(GapCurvesTest::halved, new float[] {3, 4}, new float[] {8, 8}, new float[] {0, 0});

        assertThat(gaps.data()).hasSize(11);
        for (int k = 0; k <= 10; k++) {
            assertThat(gaps.data()[k]).isCloseTo(Math.sqrt(12.5) / (2 << k), within(1e-7));
            assertThat(gaps.noise()[k]).isCloseTo(8.0 / (2 << k), within(1e-7));
        }
        assertThat(gaps.damaged()).containsOnly(0);
    }
}
