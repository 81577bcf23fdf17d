package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

class TrainingPlanTest {

    private static TrainingPlan warmed(double warmUp) {
        return new TrainingPlan(null, null, 1, 1, false, null, null, 0, 0, 0, warmUp, false);
    }

    private static double[] warmths(double warmUp, int steps) {
        return LongStream.range(0, steps)
                .mapToDouble(step -> warmed(warmUp).warmth(step, steps))
                .toArray();
    }

    @Test
    void should_let_the_weights_rise_evenly_from_above_zero_to_the_whole() {
        assertThat(warmths(0.6, 5)).containsExactly(0.25, 0.5, 0.75, 1, 1);
        assertThat(warmths(1, 3)).containsExactly(0.25, 0.5, 0.75);
        assertThat(warmths(0, 3)).containsExactly(1, 1, 1);
    }

    /** A run of one step, all of it a warm-up, has half of the weights; halves of floats are exact. */
    @Test
    @Tag("training")
    void should_ease_a_training_of_one_step_to_half_of_its_weights() {
        Dataset<Regressor> data = SelfMapData.curved(5, 60, 1);
        IdempotentTrainerBuilder warming = oneStep().warmUp(1);

        float[] warmed = warming.idempotenceWeight(1).build().train(data).parameters();

        assertThat(warmed)
                .isEqualTo(oneStep().idempotenceWeight(0.5).build().train(data).parameters())
                .isNotEqualTo(oneStep().idempotenceWeight(1).build().train(data).parameters());
    }

    private static IdempotentTrainerBuilder oneStep() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(7))
                .optimiser(Sgd.of(0.1, RateSchedule.CONSTANT))
                .epochs(1)
                .batchSize(60);
    }
}
