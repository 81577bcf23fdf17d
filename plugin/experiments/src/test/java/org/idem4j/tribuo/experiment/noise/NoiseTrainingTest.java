package org.idem4j.tribuo.experiment.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.training.GaussianRows;
import org.idem4j.tribuo.training.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Three steps and the measurements of B1 against the formulas, written out here in double precision. */
@Tag("training")
class NoiseTrainingTest {

    private static final int N = 5;
    private static final int ROWS = 40;
    private static final int STEPS = 3;
    private static final double RATE = 0.5;
    private static final long SEED = 11;
    /** Single precision against double. */
    private static final double TOLERANCE = 2e-6;

    @ParameterizedTest
    @CsvSource({"MODIFIED,PAPER", "MODIFIED,MEAN", "ORDINARY,MEAN", "ORDINARY,PAPER"})
    void should_take_the_steps_of_the_formula(GradientRule gradient, GradientScale scale) {
        RunSettings settings = settings(Method.of(gradient, scale, Corrector.mcWeeny()));
        // The second run's generator, by the settings' description.
        SplittableRandom seeded = new SplittableRandom(SEED);
        seeded.split();
        RandomStreams random = RandomStreams.of(seeded.split());
        random.validation().nextLong();
        double factor = scale == GradientScale.PAPER ? 1.0 / ROWS : 2.0 / (N * ROWS);

        try (NoiseTraining training = new NoiseTraining(settings)) {
            double[] expected = doubles(training.network().parameters());
            double[] first = expected.clone();
            for (int step = 0; step < STEPS; step++) {
                assertThat(training.step()).isTrue();
                float[] noise = new float[ROWS * N];
                new GaussianRows(random.noise().nextLong()).fill(0, noise, noise.length);
                expected = step(expected, doubles(noise), gradient, factor);
            }

            double[] actual = doubles(training.network().parameters());
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).as("parameter %d", i).isCloseTo(expected[i], within(TOLERANCE));
            }
            assertThat(distance(expected, first)).isGreaterThan(0.1);
        }
    }

    @ParameterizedTest
    @EnumSource(GradientRule.class)
    void should_take_all_steps_on_the_rows_it_measures_on_where_there_is_one_batch(GradientRule gradient) {
        RunSettings fresh = settings(Method.of(gradient, GradientScale.PAPER, Corrector.mcWeeny()));
        RunSettings settings = new RunSettings(
                fresh.layers(), fresh.initialisation(), fresh.method(), RATE, STEPS, ROWS, 1, 2, SEED, 2, true);

        try (NoiseTraining training = new NoiseTraining(settings)) {
            double[] expected = doubles(training.network().parameters());
            double[] batch = doubles(training.evaluationRows());
            for (int step = 0; step < STEPS; step++) {
                training.step();
                expected = step(expected, batch, gradient, 1.0 / ROWS);
            }

            double[] actual = doubles(training.network().parameters());
            assertThat(batch).hasSize(ROWS * N);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).as("parameter %d", i).isCloseTo(expected[i], within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5"})
    void should_measure_by_the_formula(int steps) {
        RunSettings settings = settings(Method.of(GradientRule.MODIFIED, GradientScale.PAPER, Corrector.mcWeeny()));
        try (NoiseTraining training = new NoiseTraining(settings)) {
            for (int i = 0; i < steps; i++) {
                training.step();
            }
            double[] theta = doubles(training.network().parameters());
            double[] x = doubles(training.evaluationRows());
            double error = 0;
            double meanSquare = 0;
            double energy = 0;
            double moved = 0;
            for (int r = 0; r < ROWS; r++) {
                double[] row = Arrays.copyOfRange(x, r * N, (r + 1) * N);
                double[] y = apply(theta, row);
                double[] fy = apply(theta, y);
                for (int c = 0; c < N; c++) {
                    error += Math.abs(fy[c] - y[c]) / (ROWS * N);
                    meanSquare += (fy[c] - y[c]) * (fy[c] - y[c]) / (ROWS * N);
                    energy += y[c] * y[c] / (ROWS * N);
                    moved += (y[c] - row[c]) * (y[c] - row[c]) / (ROWS * N);
                }
            }

            Measurement measured = Measurement.of(training.network(), training.evaluationRows(), N);

            assertThat(measured.error()).isCloseTo(error, within(1e-6 * error));
            assertThat(measured.meanSquare()).isCloseTo(meanSquare, within(1e-6 * meanSquare));
            assertThat(measured.outputEnergy()).isCloseTo(energy, within(1e-6 * energy));
            assertThat(measured.distanceFromIdentity()).isCloseTo(Math.sqrt(moved), within(1e-6));
            RunResult.CurvePoint brief = Measurement.brief(steps, training.network(), training.evaluationRows());
            assertThat(brief).isEqualTo(new RunResult.CurvePoint(steps, measured.error(), measured.outputEnergy()));
        }
    }

    private static RunSettings settings(Method method) {
        Subject b1 = PaperNetwork.B1.trained(2, STEPS);
        return new RunSettings(b1.layers(), b1.network().initialisation(), method, RATE, STEPS, ROWS, ROWS, 2, SEED, 2);
    }

    /** θ − rate · dL/dθ over all rows; θ is W, column-major, then b. */
    private static double[] step(double[] theta, double[] noise, GradientRule gradient, double factor) {
        double[] next = theta.clone();
        for (int r = 0; r < ROWS; r++) {
            double[] x = Arrays.copyOfRange(noise, r * N, (r + 1) * N);
            double[] y = apply(theta, x);
            double[] fy = apply(theta, y);
            double[] error = new double[N];
            if (gradient == GradientRule.MODIFIED) {
                double[] ffy = apply(theta, fy);
                Arrays.setAll(error, c -> -factor * (3 * fy[c] - 2 * ffy[c] - y[c]));
            } else {
                double[] outer = new double[N];
                Arrays.setAll(outer, c -> factor * (fy[c] - y[c]));
                double[] through = backward(theta, y, outer, next);
                Arrays.setAll(error, c -> through[c] - outer[c]);
            }
            backward(theta, x, error, next);
        }
        return next;
    }

    private static double[] apply(double[] theta, double[] x) {
        double[] y = new double[N];
        Arrays.setAll(y, o -> {
            double z = preactivation(theta, x, o);
            return z > 0 ? z : 0.2 * z;
        });
        return y;
    }

    private static double preactivation(double[] theta, double[] x, int output) {
        double z = theta[N * N + output];
        for (int i = 0; i < N; i++) {
            z += x[i] * theta[output * N + i];
        }
        return z;
    }

    /** Moves {@code next} along the error and gives the error at the input. */
    private static double[] backward(double[] theta, double[] x, double[] error, double[] next) {
        double[] atInput = new double[N];
        for (int o = 0; o < N; o++) {
            double z = error[o] * (preactivation(theta, x, o) > 0 ? 1 : 0.2);
            next[N * N + o] -= RATE * z;
            for (int i = 0; i < N; i++) {
                next[o * N + i] -= RATE * z * x[i];
                atInput[i] += z * theta[o * N + i];
            }
        }
        return atInput;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
