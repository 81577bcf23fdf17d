package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("A projector network as a layer of DL4J's")
class ProjectorLayerTest {

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
    void should_give_what_our_own_passes_give() {
        InitialNetwork initial = DESCRIPTION.withRank(2, KeptBy.SPAN).draw(N, new SplittableRandom(1));
        float[] parameters = normal(initial.parameters().length, 2);
        float[] rows = normal(ROWS * N, 3);
        float[] targets = normal(ROWS * N, 4);
        float[] expected = Engine.network(initial.architecture(), parameters).apply(rows);
        float[] expectedGradient;
        try (DenseTraining training =
                (DenseTraining) Engine.training(initial.architecture(), parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            expectedGradient = training.scoped(() -> {
                Objective.of(new Reconstruction().times(1))
                        .accumulate(training, training.batch(rows, N), training.batch(targets, N), null, null);
                return training.gradient();
            });
        }

        MultiLayerNetwork network =
                Networks.on(Nd4j.createFromArray(parameters).reshape(1, parameters.length), initial.architecture());
        network.initGradientsView();
        INDArray x = Nd4j.createFromArray(rows).reshape(ROWS, N);
        assertThat(network.output(x).dup('c').data().asFloat()).containsExactly(expected, within(1e-6f));
        network.setInput(x);
        INDArray y = network.feedForward(true, false).get(1);
        INDArray error = y.sub(Nd4j.createFromArray(targets).reshape(ROWS, N)).mul(2.0 / (ROWS * N));
        float[] gradient = network.backpropGradient(error, null)
                .getFirst()
                .gradient()
                .data()
                .asFloat();

        assertThat(gradient).containsExactly(expectedGradient, within(1e-6f));
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
