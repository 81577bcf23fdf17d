package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("The gathered gradient, against differences of DL4J's own layers in double precision")
class GradientTest {

    private static final int N = 4;
    private static final int ROWS = 5;
    private static final double STEP = 1e-6;
    /** Of the largest entry: the rounding of floats; central differences in double leave an error of about 1e-9. */
    private static final double TOLERANCE = 2e-6;

    private static final float[] ROW_WEIGHTS = {1f, 0.5f, 2f, 1f, 0.25f};

    static Stream<Arguments> activations() {
        return Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(2, 3).map(layers -> Arguments.of(activation, layers)));
    }

    @ParameterizedTest(name = "{0}, {1} layers")
    @MethodSource("activations")
    void should_equal_central_differences_of_reconstruction_and_ordinary_idempotence(
            Activation activation, int layers) {
        try (Setting setting = new Setting(activation, layers, new OrdinaryIdempotence())) {
            double[] gradient = setting.gradient();
            double[] differences = setting.centralDifferences(f -> {
                INDArray y = f.of(setting.x);
                return 0.7 * setting.weightedSquares(y.sub(setting.target))
                        + 1.3 * setting.weightedSquares(f.of(y).sub(y));
            });

            assertClose(gradient, differences);
        }
    }

    @ParameterizedTest(name = "{0}, {1} layers")
    @MethodSource("activations")
    void should_equal_central_differences_towards_the_detached_target(Activation activation, int layers) {
        // Eq. 10 is the gradient of ½‖y − t‖² for t = 3f(y) − 2f(f(y)) held fixed; here at the scale of a mean square.
        Term modified = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
        try (Setting setting = new Setting(activation, layers, modified)) {
            INDArray y0 = setting.of(setting.x);
            INDArray detached =
                    setting.of(y0).mul(3).sub(setting.of(setting.of(y0)).mul(2));

            double[] gradient = setting.gradient();
            double[] differences = setting.centralDifferences(f -> {
                INDArray y = f.of(setting.x);
                return 0.7 * setting.weightedSquares(y.sub(setting.target))
                        + 1.3 * setting.weightedSquares(y.sub(detached));
            });

            assertClose(gradient, differences);
        }
    }

    private static void assertClose(double[] gradient, double[] differences) {
        double scale = 0;
        for (double difference : differences) {
            scale = Math.max(scale, Math.abs(difference));
        }
        assertThat(scale).isGreaterThan(1e-6);
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(differences[i], within(TOLERANCE * scale));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }

    /**
     * A small network, fused and stock, with data, row weights and an objective. Until it is closed, native code has one
     * thread, with which DL4J takes the many small differences several times as fast as with two.
     */
    private static final class Setting implements AutoCloseable {
        private final TrainableNetwork training;
        private final StockNetwork stock;
        private final Objective objective;
        private final float[] rows;
        private final float[] targets;
        private final INDArray x;
        private final INDArray target;

        Setting(Activation activation, int layers, Term idempotence) {
            SplittableRandom random = new SplittableRandom(20 + activation.ordinal());
            List<DenseLayer> described = layers == 2
                    ? List.of(layer(N, 6, activation), layer(6, N, activation))
                    : List.of(layer(N, 6, activation), layer(6, 5, activation), layer(5, N, Activation.IDENTITY));
            float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(described, random);
            for (int i = 0; i < parameters.length; i++) {
                // CUBE applied nine times over leaves the range of doubles at larger parameters.
                parameters[i] *= activation == Activation.CUBE ? 0.6f : 1.7f;
            }
            this.training = Engine.training(described, parameters, Sgd.of(0.1, RateSchedule.CONSTANT));
            this.stock = new StockNetwork(described, parameters, DataType.DOUBLE);
            this.objective = Objective.of(new Reconstruction().times(0.7), idempotence.times(1.3));
            this.rows = normal(random);
            this.targets = normal(random);
            this.x = doubles(rows);
            this.target = doubles(targets);
        }

        private static DenseLayer layer(int inputs, int outputs, Activation activation) {
            return new DenseLayer(inputs, outputs, activation, 0.2);
        }

        private static float[] normal(SplittableRandom random) {
            float[] values = new float[ROWS * N];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        private static INDArray doubles(float[] values) {
            return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(ROWS, N);
        }

        double[] gradient() {
            float[] gradient = training.scoped(() -> {
                objective.accumulate(training, training.batch(rows, N), training.batch(targets, N), null, ROW_WEIGHTS);
                return training.gradient();
            });
            double[] doubles = new double[gradient.length];
            Arrays.setAll(doubles, i -> gradient[i]);
            return doubles;
        }

        @Override
        public void close() {
            training.close();
        }

        INDArray of(INDArray rows) {
            return stock.apply(rows);
        }

        double weightedSquares(INDArray residual) {
            double sum = 0;
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < N; j++) {
                    sum += ROW_WEIGHTS[i] * residual.getDouble(i, j) * residual.getDouble(i, j);
                }
            }
            return sum / (ROWS * N);
        }

        double[] centralDifferences(ToDoubleFunction<Setting> loss) {
            INDArray theta = stock.parameters();
            double[] differences = new double[(int) theta.length()];
            for (int i = 0; i < differences.length; i++) {
                double value = theta.getDouble(i);
                theta.putScalar(i, value + STEP);
                double above = loss.applyAsDouble(this);
                theta.putScalar(i, value - STEP);
                double below = loss.applyAsDouble(this);
                theta.putScalar(i, value);
                differences[i] = (above - below) / (2 * STEP);
            }
            return differences;
        }
    }
}
