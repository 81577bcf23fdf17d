package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.OrdinaryIdempotence;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The gradient through g⁻¹ ∘ A ∘ g, against differences of the same written out in double precision")
class ProjectorGradientTest {

    private static final int ROWS = 7;
    private static final double STEP = 1e-6;
    /** Of the largest entry: the rounding of floats; central differences in double leave an error of about 1e-9. */
    private static final double TOLERANCE = 4e-6;

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(5, 3, new int[] {6}, 2, 1),
                Arguments.of(4, 4, new int[] {5, 3}, 3, 2),
                Arguments.of(2, 2, new int[] {4}, 1, 3),
                Arguments.of(3, 1, new int[0], 2, 1),
                Arguments.of(6, 5, new int[] {3}, 1, 2));
    }

    @ParameterizedTest(name = "{0} columns, {1} couplings, rank {3}, {4} shards")
    @MethodSource("settings")
    void should_equal_central_differences_with_reconstruction(
            int n, int couplings, int[] hidden, int rank, int shards) {
        Setting setting = new Setting(n, couplings, hidden, rank);

        float[] gradient = setting.gradient(shards, Objective.of(new Reconstruction().times(1)));
        double[] differences = setting.differences(f -> setting.meanSquare(f, false));

        assertClose(gradient, differences);
    }

    @ParameterizedTest(name = "{0} columns, {1} couplings, rank {3}, {4} shards")
    @MethodSource("settings")
    void should_reach_the_input_through_the_second_application(
            int n, int couplings, int[] hidden, int rank, int shards) {
        // f(f(x)) is f(x) and its mean square zero; against a target the outer application's input counts.
        Setting setting = new Setting(n, couplings, hidden, rank);

        float[] gradient = setting.gradientOfTwoPasses(shards);
        double[] differences = setting.differences(f -> setting.meanSquare(f, true));

        assertClose(gradient, differences);
    }

    @ParameterizedTest(name = "{0} columns, {1} couplings, rank {3}, {4} shards")
    @MethodSource("settings")
    void should_be_nothing_for_idempotence_which_holds_by_construction(
            int n, int couplings, int[] hidden, int rank, int shards) {
        for (Term term :
                new Term[] {new OrdinaryIdempotence(), new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN)
                }) {
            Setting setting = new Setting(n, couplings, hidden, rank);
            float[] gradient = setting.gradient(shards, Objective.of(term.times(1)));
            for (float entry : gradient) {
                assertThat(entry).isCloseTo(0, within(1e-5f));
            }
        }
    }

    private static void assertClose(float[] gradient, double[] differences) {
        double scale = Arrays.stream(differences).map(Math::abs).max().orElseThrow();
        assertThat(scale).isGreaterThan(1e-3);
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) gradient[i]).as("parameter %d", i).isCloseTo(differences[i], within(TOLERANCE * scale));
        }
    }

    /** A network of parameters far from the first ones, with rows and targets. */
    private static final class Setting {
        private final Projector projector;
        private final float[] parameters;
        private final float[] rows;
        private final float[] targets;

        Setting(int n, int couplings, int[] hidden, int rank) {
            SplittableRandom random = new SplittableRandom(7);
            InitialNetwork initial = ProjectorNetwork.of(couplings, hidden)
                    .withRank(rank, KeptBy.SPAN)
                    .draw(n, random);
            this.projector = (Projector) initial.architecture();
            this.parameters = normal(initial.parameters().length, 0.5, random);
            this.rows = normal(ROWS * n, 1, random);
            this.targets = normal(ROWS * n, 1, random);
        }

        private static float[] normal(int count, double deviation, SplittableRandom random) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            return values;
        }

        private WiredTraining training(int shards) {
            return new WiredTraining(
                    WiredNetwork.toTrain(projector, parameters), Sgd.of(1, RateSchedule.CONSTANT), count -> shards);
        }

        float[] gradient(int shards, Objective objective) {
            int n = projector.dimension();
            try (WiredTraining training = training(shards)) {
                return training.scoped(() -> {
                    objective.accumulate(training, training.batch(rows, n), training.batch(targets, n), null, null);
                    return training.gradient();
                });
            }
        }

        float[] gradientOfTwoPasses(int shards) {
            int n = projector.dimension();
            double factor = 2.0 / (ROWS * n);
            try (WiredTraining training = training(shards)) {
                return training.scoped(() -> {
                    Batch x = training.batch(rows, n);
                    Batch target = training.batch(targets, n);
                    training.inShards(ROWS, shard -> {
                        Pass inner = shard.pass(shard.rows(x));
                        Pass outer = shard.pass(inner.output());
                        Batch error = shard.combine(
                                new double[] {factor, -factor},
                                java.util.List.of(outer.output(), shard.rows(target)),
                                null);
                        inner.backward(outer.backwardToInput(error));
                        return true;
                    });
                    return training.gradient();
                });
            }
        }

        double meanSquare(DoubleProjector f, boolean twice) {
            int n = projector.dimension();
            double sum = 0;
            for (int row = 0; row < ROWS; row++) {
                double[] x = new double[n];
                for (int c = 0; c < n; c++) {
                    x[c] = rows[row * n + c];
                }
                double[] y = f.apply(x);
                y = twice ? f.apply(y) : y;
                for (int c = 0; c < n; c++) {
                    sum += Math.pow(y[c] - targets[row * n + c], 2);
                }
            }
            return sum / (ROWS * n);
        }

        double[] differences(ToDoubleFunction<DoubleProjector> loss) {
            double[] theta = new double[parameters.length];
            Arrays.setAll(theta, i -> parameters[i]);
            double[] differences = new double[theta.length];
            for (int i = 0; i < theta.length; i++) {
                double value = theta[i];
                theta[i] = value + STEP;
                double above = loss.applyAsDouble(new DoubleProjector(projector, theta));
                theta[i] = value - STEP;
                double below = loss.applyAsDouble(new DoubleProjector(projector, theta));
                theta[i] = value;
                differences[i] = (above - below) / (2 * STEP);
            }
            return differences;
        }
    }
}
