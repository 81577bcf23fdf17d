package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/**
 * One SGD step of the trainer against the formula, written out here in double precision with nothing of the product: a
 * perceptron n → h → n with tanh inside and identity outside.
 */
@Tag("training")
class StepFormulaTest {

    private static final int N = 3;
    private static final int H = 4;
    private static final int ROWS = 6;
    private static final double RATE = 0.5;
    /** Single precision against double, relative to the largest change of a parameter. */
    private static final double TOLERANCE = 5e-6;

    private final double[][] inputs = new double[ROWS][N];
    private final double[][] targets = new double[ROWS][N];
    private final float[] weights = {1f, 2f, 0.5f, 1f, 0f, 3f};

    StepFormulaTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int r = 0; r < ROWS; r++) {
            Arrays.setAll(inputs[r], c -> (float) random.nextGaussian());
            Arrays.setAll(targets[r], c -> (float) random.nextGaussian());
        }
    }

    @Test
    void should_take_the_gradient_of_the_mean_squared_error() {
        assertStep(trainer().reconstructionWeight(0.8).idempotenceWeight(0), (f, x, t) -> {
            f.backward(f.forward(x), scaled(minus(f.forward(x).y, t), 0.8 * 2.0 / (N * ROWS)));
        });
    }

    @Test
    void should_take_the_modified_gradient_at_the_scale_of_a_mean() {
        assertStep(trainer().reconstructionWeight(0).idempotenceWeight(1.5), (f, x, t) -> {
            Application first = f.forward(x);
            f.backward(first, scaled(f.delta(first.y, 0, 3, -2), -1.5 * 2.0 / (N * ROWS)));
        });
    }

    @Test
    void should_take_the_modified_gradient_at_the_scale_of_the_paper() {
        assertStep(
                trainer().reconstructionWeight(0).idempotenceWeight(1).gradientScale(GradientScale.PAPER),
                (f, x, t) -> {
                    Application first = f.forward(x);
                    f.backward(first, scaled(f.delta(first.y, 0, 3, -2), -1.0 / ROWS));
                });
    }

    static Stream<Arguments> correctors() {
        return Stream.of(
                arguments(Corrector.order(3), new double[] {0, 0, 10, -15, 6}),
                arguments(Corrector.order(4), new double[] {0, 0, 0, 35, -84, 70, -20}),
                // 3x² − 2x³ + x²(1−x)²(0.5 − x)
                arguments(Corrector.family(0.5, -1), new double[] {0, 3.5, -4, 2.5, -1}),
                arguments(Corrector.mcWeeny().damped(0.25), new double[] {0.75, 0.75, -0.5}));
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void should_take_any_correctors_delta(Corrector corrector, double[] alphas) {
        assertStep(trainer().reconstructionWeight(0).idempotenceWeight(1).corrector(corrector), (f, x, t) -> {
            Application first = f.forward(x);
            f.backward(first, scaled(f.delta(first.y, alphas), -2.0 / (N * ROWS)));
        });
    }

    @Test
    void should_take_the_ordinary_gradient_through_both_applications() {
        assertStep(
                trainer().reconstructionWeight(0).idempotenceWeight(0.7).gradient(GradientRule.ORDINARY), (f, x, t) -> {
                    Application first = f.forward(x);
                    Application second = f.forward(first.y);
                    double[] e = scaled(minus(second.y, first.y), 0.7 * 2.0 / (N * ROWS));
                    double[] through = f.backward(second, e);
                    f.backward(first, minus(through, e));
                });
    }

    /** The second is far beyond the trust radius, which does not hold for plain SGD. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 50})
    void should_add_the_weighted_terms(double weight) {
        assertStep(trainer().reconstructionWeight(2).idempotenceWeight(weight), (f, x, t) -> {
            Application first = f.forward(x);
            double[] reconstruction = scaled(minus(first.y, t), 2 * 2.0 / (N * ROWS));
            double[] idempotence = scaled(f.delta(first.y, 0, 3, -2), -weight * 2.0 / (N * ROWS));
            f.backward(first, minus(reconstruction, scaled(idempotence, -1)));
        });
    }

    private static IdempotentTrainerBuilder trainer() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(H))
                .optimiser(Sgd.of(RATE, RateSchedule.CONSTANT))
                .batchSize(ROWS)
                .shuffle(false)
                .standardize(false);
    }

    /** Adds one row's gradient, before the row's weight. */
    private interface RowGradient {
        void add(Perceptron f, double[] x, double[] target);
    }

    private void assertStep(IdempotentTrainerBuilder builder, RowGradient expected) {
        Dataset<Regressor> dataset = dataset();
        float[] before = builder.epochs(0).build().train(dataset).parameters();
        float[] after = builder.epochs(1).build().train(dataset).parameters();

        double[] gradient = new double[before.length];
        for (int r = 0; r < ROWS; r++) {
            Perceptron f = new Perceptron(before);
            expected.add(f, inputs[r], targets[r]);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += weights[r] * f.gradient[i];
            }
        }

        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertThat(largest).isGreaterThan(1e-3);
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) after[i] - before[i])
                    .as("change of parameter %d", i)
                    .isCloseTo(-RATE * gradient[i], within(TOLERANCE * RATE * Math.max(largest, 0.1)));
        }
    }

    private Dataset<Regressor> dataset() {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int r = 0; r < ROWS; r++) {
            Example<Regressor> example = SelfMapData.example(SelfMapData.names(N), inputs[r], targets[r]);
            example.setWeight(weights[r]);
            examples.add(example);
        }
        return SelfMapData.dataset(examples);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> a[i] - b[i]);
        return result;
    }

    private static double[] scaled(double[] a, double factor) {
        return Arrays.stream(a).map(value -> factor * value).toArray();
    }

    private record Application(double[] x, double[] hidden, double[] y) {}

    /** tanh inside, identity outside; W column-major, then b, layer after layer. */
    private static final class Perceptron {
        private final float[] theta;
        private final double[] gradient;

        Perceptron(float[] theta) {
            this.theta = theta;
            this.gradient = new double[theta.length];
        }

        Application forward(double[] x) {
            double[] hidden = new double[H];
            for (int h = 0; h < H; h++) {
                double z = theta[N * H + h];
                for (int i = 0; i < N; i++) {
                    z += x[i] * theta[h * N + i];
                }
                hidden[h] = Math.tanh(z);
            }
            int second = N * H + H;
            double[] y = new double[N];
            for (int o = 0; o < N; o++) {
                y[o] = theta[second + H * N + o];
                for (int h = 0; h < H; h++) {
                    y[o] += hidden[h] * theta[second + o * H + h];
                }
            }
            return new Application(x, hidden, y);
        }

        double[] delta(double[] y, double... alphas) {
            double[] delta = scaled(y, -1);
            double[] power = y;
            for (double alpha : alphas) {
                double[] current = power;
                double[] sum = delta;
                delta = minus(sum, scaled(current, -alpha));
                power = forward(current).y;
            }
            return delta;
        }

        double[] backward(Application at, double[] error) {
            int second = N * H + H;
            double[] hiddenError = new double[H];
            for (int o = 0; o < N; o++) {
                gradient[second + H * N + o] += error[o];
                for (int h = 0; h < H; h++) {
                    gradient[second + o * H + h] += error[o] * at.hidden[h];
                    hiddenError[h] += error[o] * theta[second + o * H + h];
                }
            }
            double[] inputError = new double[N];
            for (int h = 0; h < H; h++) {
                double z = hiddenError[h] * (1 - at.hidden[h] * at.hidden[h]);
                gradient[N * H + h] += z;
                for (int i = 0; i < N; i++) {
                    gradient[h * N + i] += z * at.x[i];
                    inputError[i] += z * theta[h * N + i];
                }
            }
            return inputError;
        }
    }
}
