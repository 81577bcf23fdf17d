package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A projector network in training, and as it is served")
class ServedProjectorTest {

    private static final int N = 5;
    private static final int ROWS = 6;
    private static final ProjectorNetwork DESCRIPTION = ProjectorNetwork.of(3, 7);

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.6 * random.nextGaussian());
        }
        return values;
    }

    @Test
    void should_serve_the_projector_while_training_computes_with_what_is_undecided() {
        InitialNetwork initial = DESCRIPTION.withLearntRank(1e-3).draw(N, new SplittableRandom(1));
        float[] rows = normal(ROWS * N, 3);
        try (TrainableNetwork training =
                Engine.training(initial.architecture(), initial.parameters(), Sgd.of(0.01, RateSchedule.CONSTANT))) {
            for (int step = 0; step < 3; step++) {
                float[] once = training.apply(rows);
                float[] inTraining = training.scoped(() -> {
                    Batch x = training.batch(rows, N);
                    Objective.of(new Reconstruction().times(1)).accumulate(training, x, x, null, null);
                    return training.inShards(
                                    ROWS, shard -> shard.apply(shard.rows(x)).toFloats())
                            .get(0);
                });
                training.step(0.01);

                assertThat(training.apply(training.apply(rows))).containsExactly(training.apply(rows), within(1e-6f));
                assertThat(Engine.network(initial.architecture(), training.parameters())
                                .apply(rows))
                        .containsExactly(training.apply(rows), within(1e-6f));
                assertThat(Math.abs(inTraining[0] - once[0])).isGreaterThan(1e-3f);
            }
        }
    }
}
