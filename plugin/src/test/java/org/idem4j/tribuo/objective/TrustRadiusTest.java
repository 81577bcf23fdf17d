package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient of an affine f(x) = Wx + b, whose formula is written out here in double precision. */
@DisplayName("The modified gradient within a radius of the reconstruction error, row by row")
class TrustRadiusTest {

    private static final int N = 3;
    private static final int ROWS = 6;
    private static final double RECONSTRUCTION = 0.8;
    private static final Term MODIFIED = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);
    private static final float[] WEIGHTS = {1, 2, 0.5f, 1, 0, 3};
    /** Of the largest entry: single precision against double. */
    private static final double TOLERANCE = 2e-6;

    private final SplittableRandom random = new SplittableRandom(5);
    private final float[] parameters = normal(N * N + N);
    private final float[] x = normal(ROWS * N);
    private final float[] targets = normal(ROWS * N);
    private final float[] noise = normal(ROWS * N);

    private float[] normal(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private float[] gradient(Objective objective) {
        List<DenseLayer> layers = List.of(new DenseLayer(N, N, Activation.IDENTITY, 0));
        try (TrainableNetwork f = Engine.training(layers, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            return f.scoped(() -> {
                Batch noiseRows = objective.needsNoise() ? f.batch(noise, N) : null;
                Batch target = f.batch(targets, N);
                objective.accumulate(f, f.batch(x, N), target, noiseRows, WEIGHTS);
                return f.gradient();
            });
        }
    }

    private static Objective objective(double weight, IdempotenceInputs inputs, double radius) {
        return Objective.of(
                new Reconstruction().times(RECONSTRUCTION),
                MODIFIED.times(weight).on(inputs.kinds()).within(radius));
    }

    @ParameterizedTest
    @CsvSource({"0.3, DATA, 0.5", "40, DATA, 0.5", "40, NOISE, 0.5", "40, BOTH, 0.5", "0.3, BOTH, 0.25", "40, DATA, 0"})
    void should_equal_the_formula(double weight, IdempotenceInputs inputs, double radius) {
        float[] gradient = gradient(objective(weight, inputs, radius));

        double[] expected = expected(weight, inputs, radius);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) gradient[i]).as("parameter %d", i).isCloseTo(expected[i], within(TOLERANCE * scale));
        }
    }

    @Test
    void should_not_grow_with_the_weight_once_every_row_is_at_the_bound() {
        float[] large = gradient(objective(1e3, IdempotenceInputs.DATA, 0.5));
        float[] larger = gradient(objective(1e6, IdempotenceInputs.DATA, 0.5));

        for (int i = 0; i < large.length; i++) {
            assertThat(larger[i]).isCloseTo(large[i], within(1e-6f));
        }
    }

    @Test
    void should_not_bind_without_a_reconstruction_term() {
        float[] bounded = gradient(Objective.of(MODIFIED.times(40).within(0.5)));

        assertThat(bounded).isEqualTo(gradient(Objective.of(MODIFIED.times(40))));
    }

    private double[] expected(double weight, IdempotenceInputs inputs, double radius) {
        double[] gradient = new double[parameters.length];
        double share = inputs == IdempotenceInputs.BOTH ? 0.5 : 1;
        for (int row = 0; row < ROWS; row++) {
            double[] at = row(x, row);
            double[] y = f(at);
            double[] target = row(targets, row);
            double[] reconstruction = new double[N];
            for (int c = 0; c < N; c++) {
                reconstruction[c] = RECONSTRUCTION * WEIGHTS[row] * 2 * (y[c] - target[c]) / (N * ROWS);
            }
            add(gradient, at, reconstruction);
            if (inputs != IdempotenceInputs.NOISE) {
                double[] error = delta(y, -weight * share * WEIGHTS[row] * 2 / (N * ROWS));
                add(gradient, at, bounded(error, reconstruction, radius * share));
            }
            if (inputs != IdempotenceInputs.DATA) {
                double[] noiseRow = row(noise, row);
                double[] error = delta(f(noiseRow), -weight * share * 2 / (N * ROWS));
                add(gradient, noiseRow, bounded(error, reconstruction, radius * share));
            }
        }
        return gradient;
    }

    /** factor · (3f(y) − 2f(f(y)) − y). */
    private double[] delta(double[] y, double factor) {
        double[] fy = f(y);
        double[] ffy = f(fy);
        double[] delta = new double[N];
        Arrays.setAll(delta, c -> factor * (3 * fy[c] - 2 * ffy[c] - y[c]));
        return delta;
    }

    private static double[] bounded(double[] error, double[] reference, double radius) {
        double most = radius * norm(reference) / norm(error);
        return radius == 0 || norm(error) == 0 || most > 1
                ? error
                : Arrays.stream(error).map(e -> e * most).toArray();
    }

    private static double norm(double[] row) {
        return Math.sqrt(Arrays.stream(row).map(value -> value * value).sum());
    }

    private static double[] row(float[] rows, int row) {
        double[] values = new double[N];
        Arrays.setAll(values, c -> rows[row * N + c]);
        return values;
    }

    private double[] f(double[] at) {
        double[] y = new double[N];
        for (int o = 0; o < N; o++) {
            y[o] = parameters[N * N + o];
            for (int i = 0; i < N; i++) {
                y[o] += parameters[o * N + i] * at[i];
            }
        }
        return y;
    }

    private static void add(double[] gradient, double[] at, double[] error) {
        for (int o = 0; o < N; o++) {
            gradient[N * N + o] += error[o];
            for (int i = 0; i < N; i++) {
                gradient[o * N + i] += error[o] * at[i];
            }
        }
    }
}
