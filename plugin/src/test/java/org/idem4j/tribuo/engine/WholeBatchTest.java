package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.ParameterRange;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A stage that needs the whole batch and keeps its statistics")
class WholeBatchTest {

    private static final int N = 3;
    private static final int ROWS = 100;
    private static final int KEPT = 12;
    private static final DenseLayer LAYER = new DenseLayer(N, N, Activation.IDENTITY, 0);

    /** A layer of 12 parameters, then the means that are kept. */
    private static final Function<ParameterPlace, Stage> CENTRED = place -> new Chain(
            List.of(new DenseStage(LAYER, place.part(0, KEPT)), new CentringStage(N, place.part(KEPT, N), 1)));

    private static final Function<ParameterPlace, Stage> PLAIN = place -> new DenseStage(LAYER, place.part(0, KEPT));

    private static WiredTraining training(Function<ParameterPlace, Stage> wiring, float[] theta, Optimiser optimiser) {
        return new WiredTraining(
                WiredNetwork.toTrain(new Perceptron(List.of(LAYER)), theta, wiring),
                List.of(new ParameterRange(0, KEPT)),
                List.of(),
                optimiser,
                rows -> 4);
    }

    private static float[] normal(int count) {
        return StageCase.normal(count, 1, new SplittableRandom(1));
    }

    private static int shards(Function<ParameterPlace, Stage> wiring) {
        try (WiredTraining training = training(wiring, normal(KEPT + N), Sgd.of(1, RateSchedule.CONSTANT))) {
            return training.inShards(ROWS, shard -> true).size();
        }
    }

    @Test
    void should_not_be_cut_into_shards() {
        assertThat(shards(CENTRED)).isEqualTo(1);
        assertThat(shards(place -> new Chain(List.of(CENTRED.apply(place))))).isEqualTo(1);
        assertThat(shards(place -> new Skip(CENTRED.apply(place)))).isEqualTo(1);
        assertThat(shards(PLAIN)).isEqualTo(4);
    }

    @Test
    void should_see_all_rows_at_once() {
        try (WiredTraining training = training(CENTRED, normal(KEPT + N), Sgd.of(1, RateSchedule.CONSTANT))) {
            float[] y = training.scoped(() -> {
                Batch x = training.batch(normal(ROWS * N), N);
                return training.inShards(
                                ROWS,
                                shard -> shard.pass(shard.rows(x)).output().toFloats())
                        .get(0);
            });
            for (int c = 0; c < N; c++) {
                double sum = 0;
                for (int row = 0; row < ROWS; row++) {
                    sum += y[row * N + c];
                }
                assertThat(sum).isCloseTo(0, within(1e-4));
            }
        }
    }

    static List<Optimiser> optimisers() {
        RateSchedule schedule = RateSchedule.CONSTANT;
        return List.of(
                Sgd.of(0.1, schedule),
                Momentum.of(0.1, schedule),
                Adam.of(0.1, schedule),
                RmsProp.of(0.1, schedule),
                AdaGrad.of(0.1, schedule));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void should_keep_its_statistics_from_the_optimiser_but_with_the_parameters(Optimiser optimiser) {
        float[] theta = normal(KEPT + N);
        try (WiredTraining training = training(CENTRED, theta, optimiser)) {
            training.scoped(() -> {
                Batch x = training.batch(normal(ROWS * N), N);
                training.inShards(ROWS, shard -> {
                    Pass pass = shard.pass(shard.rows(x));
                    pass.backward(pass.output());
                    return true;
                });
                return null;
            });
            float[] moved = training.parameters();
            training.step(0.1);
            float[] after = training.parameters();

            for (int i = 0; i < N; i++) {
                assertThat(moved[KEPT + i]).isNotEqualTo(theta[KEPT + i]); // by the pass
                assertThat(after[KEPT + i]).isEqualTo(moved[KEPT + i]);
            }
            assertThat(after[0]).isNotEqualTo(theta[0]);

            float[] row = {1, 2, 3};
            float[] served = training.apply(row);
            training.setParameters(theta);
            assertThat(training.apply(row)).isNotEqualTo(served);
            training.setParameters(after);
            assertThat(training.apply(row)).isEqualTo(served);
        }
    }
}
