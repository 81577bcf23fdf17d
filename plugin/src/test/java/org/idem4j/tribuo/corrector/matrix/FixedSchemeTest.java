package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;

class FixedSchemeTest {

    /** p₃ has fixed points at ½ ± √(7/12) too, and repels from there by 10/3. */
    @Test
    void should_repel_by_the_slope_between_0_and_1() {
        assertThat(FixedScheme.of(Corrector.order(2), false).repulsion()).isCloseTo(1.5, within(1e-14));
        assertThat(FixedScheme.of(Corrector.order(3), false).repulsion()).isCloseTo(1.875, within(1e-14));
    }

    /** p₂ + 40e²s: E′ = −3e² − … is bounded by e up to where that bound is e. */
    @Test
    void should_guarantee_convergence_as_far_as_the_bound_on_the_residual_falls() {
        FixedScheme scheme = FixedScheme.of(Corrector.of(0, 3 - 20, -2 + 80, -100, 40), false);

        double guarantee = scheme.guarantee();

        assertThat(guarantee).isPositive();
        assertThat(scheme.form().residual().bound(guarantee, 0)).isCloseTo(guarantee, within(1e-15));
    }
}
