package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.objective.WeightedTerm;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A trainer's plan")
class TrainerPlanTest {

    private static double bound(IdempotentTrainerBuilder builder) {
        return TrainerPlan.of(
                        builder.trustRadius(0.3).build(),
                        SelfMapExamples.of(SelfMapData.curved(4, 10, 9)).rows())
                .objective()
                .terms()
                .stream()
                .filter(term -> term.name().equals(Term.IDEMPOTENCE))
                .mapToDouble(WeightedTerm::trustRadius)
                .sum();
    }

    private static IdempotentTrainerBuilder adam() {
        return IdempotentTrainer.builder().optimiser(Adam.of(1e-3, RateSchedule.CONSTANT));
    }

    @Test
    void should_bound_the_modified_gradient_alone_and_not_under_plain_descent() {
        assertThat(bound(adam())).isEqualTo(0.3);
        assertThat(bound(adam().gradient(GradientRule.ORDINARY))).isZero();
        assertThat(bound(adam().frozenCopy(true))).isZero();
        assertThat(bound(IdempotentTrainer.builder().optimiser(Sgd.of(0.1, RateSchedule.CONSTANT))))
                .isZero();
    }
}
