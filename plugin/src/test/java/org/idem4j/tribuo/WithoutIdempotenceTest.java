package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.HashMap;
import java.util.Map;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@Tag("training")
class WithoutIdempotenceTest {

    private final Dataset<Regressor> data = SelfMapData.curved(5, 60, 1);

    /** No field has its default, so that none can be forgotten. */
    private static IdempotentTrainerBuilder unusual() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(7))
                .gradient(GradientRule.ORDINARY)
                .gradientScale(GradientScale.PAPER)
                .corrector(Corrector.order(3))
                .optimiser(RmsProp.of(2e-3, RateSchedule.ONE_CYCLE))
                .epochs(3)
                .batchSize(16)
                .shuffle(false)
                .standardize(false)
                .reconstructionWeight(2)
                .idempotenceWeight(3)
                .idempotenceInputs(IdempotenceInputs.BOTH)
                .corruption(new GaussianNoise(0.1))
                .validationFraction(0.1)
                .patience(2)
                .polish(1)
                .trustRadius(0.7)
                .backOffs(4)
                .seed(5);
    }

    private static Map<String, Provenance> configuration(SelfMapTrainer trainer) {
        return new HashMap<>(trainer.getProvenance().getConfiguredParameters());
    }

    @Test
    void should_change_the_weights_and_the_polish_and_nothing_else() {
        SelfMapTrainer plain = unusual().build().withoutIdempotence().orElseThrow();

        IdempotentTrainer same =
                unusual().reconstructionWeight(1).idempotenceWeight(0).polish(0).build();
        assertThat(configuration(plain)).isEqualTo(configuration(same));
    }

    @Test
    void should_train_as_a_trainer_that_was_configured_so() {
        IdempotentTrainer trainer = unusual().build();
        trainer.train(data);

        float[] plain = trainer.withoutIdempotence().orElseThrow().train(data).parameters();

        float[] same = unusual()
                .reconstructionWeight(1)
                .idempotenceWeight(0)
                .polish(0)
                .build()
                .train(data)
                .parameters();
        assertThat(plain).isEqualTo(same);
    }

    private static IdempotentLinearTrainerBuilder unusualLinear() {
        return IdempotentLinearTrainer.builder()
                .rank(2)
                .corruption(new GaussianNoise(0.1))
                .draws(3)
                .ridge(0.2)
                .standardize(false)
                .seed(5);
    }

    @Test
    void should_leave_a_linear_trainer_all_but_the_idempotence() {
        SelfMapTrainer plain = unusualLinear().build().withoutIdempotence().orElseThrow();

        assertThat(configuration(plain))
                .isEqualTo(configuration(unusualLinear().idempotent(false).build()));
    }

    @Test
    void should_give_none_where_there_is_no_idempotence_to_leave_out() {
        assertThat(unusual().idempotenceWeight(0).polish(0).build().withoutIdempotence())
                .isEmpty();
        assertThat(unusual().idempotenceWeight(0).build().withoutIdempotence()).isPresent();
        assertThat(IdempotentLinearTrainer.builder().idempotent(false).build().withoutIdempotence())
                .isEmpty();
    }
}
