package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of McWeeny's polynomial, ‖E′‖ ≤ 3‖E‖² + 4‖E‖³, on a matrix of one entry. */
class StoppingRuleTest {

    private static final CentredForm MC_WEENY = CentredForm.of(Corrector.mcWeeny());
    private static final double NEAR = 0.125;
    private static final double BOUND = 3 * NEAR * NEAR + 4 * NEAR * NEAR * NEAR;

    private static Residual residual(double size) {
        return new Residual(size, size, size);
    }

    private static StoppingRule after(double before, CentredForm form) {
        StoppingRule rule = new StoppingRule(1, 1.5);
        rule.step(residual(before), form, 1);
        return rule;
    }

    private static Optional<PurificationOutcome> end(StoppingRule rule, double now, double moved) {
        return rule.end(residual(now), () -> moved);
    }

    @Test
    void should_stand_still_at_once_where_nothing_moves() {
        assertThat(end(after(1, MC_WEENY), 1, 0)).hasValue(PurificationOutcome.STOOD_STILL);
        assertThat(end(after(1, MC_WEENY), 1, 0.1)).isEmpty();
        assertThat(end(after(2, MC_WEENY), 1, 0)).isEmpty();
    }

    /** log(2⁵³) / log(1.5) is 90.6. */
    @ParameterizedTest
    @CsvSource({"0.49, STOOD_STILL", "0.5, UNDECIDED", "0.6, UNDECIDED"})
    void should_tell_lingering_from_wandering_by_how_far_a_step_moves_half_way(
            double moved, PurificationOutcome outcome) {
        StoppingRule rule = new StoppingRule(1, 1.5);
        for (int step = 1; step <= 91; step++) {
            rule.step(residual(2), MC_WEENY, 1);
            double far = step == 45 ? moved : 1;
            assertThat(end(rule, 1, far)).isEqualTo(step < 91 ? Optional.empty() : Optional.of(outcome));
        }
    }

    @Test
    void should_take_what_breaks_the_bound_or_does_not_fall_for_rounding_from_an_eighth_on() {
        StoppingRule falling = after(NEAR, MC_WEENY);
        assertThat(end(falling, 2 * BOUND, 1)).isEmpty();
        assertThat(falling.observedOrder()).isEqualTo(Math.log(8 * BOUND) / Math.log(4 * NEAR));
        assertThat(end(after(NEAR, MC_WEENY), Math.nextUp(2 * BOUND), 1)).hasValue(PurificationOutcome.CONVERGED);
        assertThat(end(after(Math.nextUp(NEAR), MC_WEENY), 1, 1)).isEmpty();

        StoppingRule standing = after(NEAR, CentredForm.of(Corrector.mcWeeny().damped(0.5)));
        assertThat(end(standing, NEAR, 1)).hasValue(PurificationOutcome.CONVERGED); // though within twice its bound
    }

    @Test
    void should_not_take_a_step_that_promises_nothing_for_convergence() {
        CentredForm identity = new CentredForm(new double[] {0.5}, new double[] {1});

        assertThat(end(after(NEAR, identity), NEAR, 1)).isEmpty();
    }
}
