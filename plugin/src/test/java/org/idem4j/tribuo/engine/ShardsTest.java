package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

@DisplayName("A batch in shards, against DL4J's own layers in double precision")
class ShardsTest {

    private static final int ROWS = 97;
    /** Of the largest entry: the rounding of floats. */
    private static final double TOLERANCE = 2e-6;

    private static final Sgd UNIT_STEP = Sgd.of(1, RateSchedule.CONSTANT);

    /** Layers of few weights, which each shard has a gradient of, and of many (270,000), which none has. */
    static Stream<Arguments> settings() {
        return Stream.of(new int[] {20, 30}, new int[] {300, 900})
                .flatMap(sizes -> Stream.of(Activation.LEAKYRELU, Activation.MISH)
                        .flatMap(activation -> Stream.of(1, 2, 3, 5)
                                .flatMap(parts -> Stream.of(true, false)
                                        .map(ordinary ->
                                                Arguments.of(sizes[0], sizes[1], activation, parts, ordinary)))));
    }

    private static List<DenseLayer> layers(int n, int hidden, Activation activation) {
        return List.of(new DenseLayer(n, hidden, activation, 0.2), new DenseLayer(hidden, n, activation, 0.2));
    }

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static WiredTraining training(List<DenseLayer> layers, float[] parameters, int parts) {
        return new WiredTraining(WiredNetwork.toTrain(new Perceptron(layers), parameters), UNIT_STEP, rows -> parts);
    }

    @ParameterizedTest(name = "{0}-{1}-{0}, {2}, {3} shards, ordinary: {4}")
    @MethodSource("settings")
    void should_gather_the_gradient_of_the_whole_batch(
            int n, int hidden, Activation activation, int parts, boolean ordinary) {
        List<DenseLayer> layers = layers(n, hidden, activation);
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(layers, new SplittableRandom(3));
        StockNetwork exact = new StockNetwork(layers, parameters, DataType.DOUBLE);
        float[] noise = CalmRows.draw(exact, ROWS, n, new SplittableRandom(4));
        Term term =
                ordinary ? new OrdinaryIdempotence() : new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
        Objective objective = Objective.of(term.times(1).on(Inputs.NOISE));
        StockTraining stock = new StockTraining(layers, parameters, UNIT_STEP, DataType.DOUBLE);
        double expectedLoss = stock.step(noise, ordinary, 1);
        double[] expected = stock.lastUpdate().data().asDouble();
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        try (WiredTraining training = training(layers, parameters, parts)) {
            for (int times = 1; times <= 2; times++) { // the second is added to the first
                Losses losses = training.scoped(
                        () -> objective.accumulate(training, null, null, training.batch(noise, n), null));
                float[] gradient = training.gradient();

                assertThat(losses.of(Term.IDEMPOTENCE)).isCloseTo(expectedLoss, within(TOLERANCE * expectedLoss));
                for (int i = 0; i < expected.length; i++) {
                    assertThat(Math.abs(gradient[i] - times * expected[i]))
                            .as("parameter %d", i)
                            .isLessThanOrEqualTo(times * TOLERANCE * scale);
                }
            }
        }
    }

    @Test
    void should_see_each_row_once_with_its_weight() {
        List<DenseLayer> layers = layers(2, 3, Activation.TANH);
        float[] rows = normal(7 * 2, 5);
        float[] weights = normal(7, 6);
        try (WiredTraining training = training(layers, new float[3 * 3 + 4 * 2], 3)) {
            List<float[]> seen = training.scoped(() -> {
                Batch batch = training.batch(rows, 2);
                return training.inShards(7, shard -> {
                    assertThat(shard.batchRows()).isEqualTo(7);
                    assertThat(shard.rows(weights)).hasSize(shard.rows(batch).rows());
                    return shard.combine(new double[] {1}, List.of(shard.rows(batch)), shard.rows(weights))
                            .toFloats();
                });
            });

            assertThat(seen).hasSize(3);
            int at = 0;
            for (float[] shard : seen) {
                for (float value : shard) {
                    assertThat(value).isEqualTo(rows[at] * weights[at / 2]);
                    at++;
                }
            }
            assertThat(at).isEqualTo(rows.length);
        }
    }

    @Test
    void should_go_on_after_a_shard_has_failed() {
        List<DenseLayer> layers = layers(300, 900, Activation.LEAKYRELU);
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(layers, new SplittableRandom(3));
        float[] noise = normal(ROWS * 300, 4);
        Objective objective = Objective.of(new OrdinaryIdempotence().times(1).on(Inputs.NOISE));
        try (WiredTraining training = training(layers, parameters, 2);
                WiredTraining other = training(layers, parameters, 2)) {
            assertThatThrownBy(() -> training.scoped(() -> {
                        Batch x = training.batch(noise, 300);
                        return training.inShards(ROWS, shard -> {
                            Batch y = shard.apply(shard.rows(x));
                            // The two shards stop at different places.
                            return y.rows() > ROWS / 2 ? shard.pass(y).output().toFloats() : stopped();
                        });
                    }))
                    .hasMessage("stopped");

            float[] after = gradient(training, objective, noise);

            assertThat(after).isEqualTo(gradient(other, objective, noise));
        }
    }

    private static float[] stopped() {
        throw new IllegalStateException("stopped");
    }

    private static float[] gradient(WiredTraining training, Objective objective, float[] noise) {
        return training.scoped(() -> {
            objective.accumulate(training, null, null, training.batch(noise, 300), null);
            return training.gradient();
        });
    }
}
