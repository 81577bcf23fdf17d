package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.MethodSource;

/** What every term owes, at every kind of input; the losses are written out here in double precision. */
@DisplayName("The gradient of an objective, against central differences of its loss")
class TermGradientTest {

    private static final int N = 3;
    private static final int HIDDEN = 4;
    private static final int ROWS = 6;
    private static final float[] WEIGHTS = {1, 2, 0.5f, 1, 0, 3};
    private static final double STEP = 1e-6;
    /** Of the largest entry: the rounding of floats; the differences are good to 1e-9. */
    private static final double TOLERANCE = 2e-6;

    private static final Term FREE = new Tightness(Double.POSITIVE_INFINITY);

    private static final Term MODIFIED = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);

    private static final List<DenseLayer> LAYERS =
            List.of(new DenseLayer(N, HIDDEN, Activation.TANH, 0), new DenseLayer(HIDDEN, N, Activation.IDENTITY, 0));

    private final SplittableRandom random = new SplittableRandom(11);
    private final float[] parameters = normal(N * HIDDEN + HIDDEN + HIDDEN * N + N);
    private final float[] x = normal(ROWS * N);
    private final float[] target = normal(ROWS * N);
    private final float[] noise = normal(ROWS * N);
    private final DoubleNetwork at = new DoubleNetwork(N, HIDDEN, doubles(parameters));

    /** The loss of one term on rows of a kind; what a term takes as given is computed by the network as it stands. */
    @FunctionalInterface
    private interface Loss {
        double of(DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights);
    }

    /** A term beside its loss. */
    private record Case(Term term, Inputs inputs, Loss loss) {
        @Override
        public String toString() {
            return term + " on " + inputs;
        }
    }

    private static double reconstruction(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        return meanSquare(f.of(x), target, weights);
    }

    private static double ordinary(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] y = f.of(x);
        return meanSquare(f.of(y), y, weights);
    }

    /** Eq. 10 is the gradient of ‖y − t‖² towards t = 3f(y) − 2f(f(y)) held fixed, but for the factor. */
    private static double modified(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] fy = given.of(given.of(x));
        double[][] ffy = given.of(fy);
        double[][] detached = new double[x.length][N];
        for (int row = 0; row < x.length; row++) {
            for (int c = 0; c < N; c++) {
                detached[row][c] = 3 * fy[row][c] - 2 * ffy[row][c];
            }
        }
        return meanSquare(f.of(x), detached, weights);
    }

    /** The outer application's parameters are given. */
    private static double frozen(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        double[][] y = f.of(x);
        return meanSquare(given.of(y), y, weights);
    }

    private static double tightness(
            DoubleNetwork f, DoubleNetwork given, double[][] x, double[][] target, float[] weights) {
        return -meanSquare(f.of(x), x, weights);
    }

    static Stream<Case> cases() {
        Case reconstruction = new Case(new Reconstruction(), Inputs.DATA, TermGradientTest::reconstruction);
        Stream<Case> others = Arrays.stream(Inputs.values())
                .flatMap(inputs -> Stream.of(
                        new Case(new OrdinaryIdempotence(), inputs, TermGradientTest::ordinary),
                        new Case(MODIFIED, inputs, TermGradientTest::modified),
                        new Case(new FrozenIdempotence(), inputs, TermGradientTest::frozen),
                        new Case(FREE, inputs, TermGradientTest::tightness)));
        return Stream.concat(Stream.of(reconstruction), others);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_be_that_of_the_written_loss(Case single) {
        Objective objective = Objective.of(single.term().times(0.7).on(single.inputs()));

        assertClose(gradient(objective), differences(f -> 0.7 * loss(single, f)));
    }

    @Test
    void should_add_up_over_terms_that_share_passes() {
        List<Case> cases = cases().toList();
        double[] weights =
                IntStream.range(0, cases.size()).mapToDouble(i -> 0.3 + 0.1 * i).toArray();
        Objective all = new Objective(IntStream.range(0, cases.size())
                .mapToObj(i -> cases.get(i)
                        .term()
                        .times(weights[i])
                        .on(cases.get(i).inputs())
                        .named("term " + i))
                .toList());

        assertClose(
                gradient(all),
                differences(f -> IntStream.range(0, cases.size())
                        .mapToDouble(i -> weights[i] * loss(cases.get(i), f))
                        .sum()));
    }

    @Test
    void should_be_shared_by_the_kinds_of_input() {
        Objective objective = Objective.of(FREE.times(2).on(Inputs.NOISE, Inputs.OWN_OUTPUTS));
        Case onNoise = new Case(FREE, Inputs.NOISE, TermGradientTest::tightness);
        Case onOutputs = new Case(FREE, Inputs.OWN_OUTPUTS, TermGradientTest::tightness);

        assertClose(gradient(objective), differences(f -> loss(onNoise, f) + loss(onOutputs, f)));
        double mean = -(loss(onNoise, at) + loss(onOutputs, at)) / 2;
        assertThat(losses(objective).of("tightness")).isCloseTo(mean, within(1e-6 * mean));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_come_with_the_mean_square_under_the_terms_name(Case single) {
        Losses losses = losses(Objective.of(
                single.term().times(0.7).on(single.inputs()), FREE.times(1).named("other")));

        // The modified gradient is no loss's; what it reports is the ordinary one's.
        Loss reported = single.term() == MODIFIED ? TermGradientTest::ordinary : single.loss();
        double expected = Math.abs(loss(new Case(single.term(), single.inputs(), reported), at));
        assertThat(losses.of(single.term().name())).isCloseTo(expected, within(1e-6 * expected));
    }

    /** With the reconstruction R given, as the clamp takes it: −a·R·tanh(D / (a·R)). */
    @Test
    void should_clamp_the_tightness_by_the_reconstruction() {
        Objective objective = Objective.of(
                new Reconstruction().times(1e-9), new Tightness(0.8).times(3).on(Inputs.OWN_OUTPUTS));
        Case reconstruction = new Case(new Reconstruction(), Inputs.DATA, TermGradientTest::reconstruction);
        Case onOutputs = new Case(FREE, Inputs.OWN_OUTPUTS, TermGradientTest::tightness);
        double limit = 0.8 * loss(reconstruction, at);

        assertClose(gradient(objective), differences(f -> 3 * limit * Math.tanh(loss(onOutputs, f) / limit)));
        assertThat(losses(objective).of("tightness")).isCloseTo(-loss(onOutputs, at), within(1e-6));
    }

    /** Each target draws the output that is nearest to it by what is known of it, with its row's weight; others are drawn by none. */
    @Test
    void should_draw_the_nearest_outputs_to_the_targets() {
        assertDrawn();
    }

    private void assertDrawn() {
        Objective objective = Objective.of(
                new Reconstruction(known()).times(1e-9),
                new NearestOutput().times(2).on(Inputs.NOISE));
        double[][] given = at.of(rows(noise));
        int[] nearest = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int other = 0; other < ROWS; other++) {
                nearest[row] = square(given[other], rows(target)[row]) < square(given[nearest[row]], rows(target)[row])
                        ? other
                        : nearest[row];
            }
        }
        ToDoubleFunction<DoubleNetwork> loss = f -> {
            double[][] y = f.of(rows(noise));
            return IntStream.range(0, ROWS)
                            .mapToDouble(row -> WEIGHTS[row] * square(y[nearest[row]], rows(target)[row]))
                            .sum()
                    / (N * ROWS);
        };

        assertThat(Arrays.stream(nearest).distinct().count()).isBetween(2L, 5L);
        assertClose(gradient(objective), differences(f -> 2 * loss.applyAsDouble(f)));
        assertThat(losses(objective).of("likelihood")).isCloseTo(loss.applyAsDouble(at), within(1e-6));
    }

    @Test
    void should_draw_by_what_is_known_of_a_target() {
        target[4] = Float.NaN;
        target[9] = Float.NaN;

        assertDrawn();
    }

    private double known() {
        int count = 0;
        for (float value : target) {
            count += Float.isNaN(value) ? 0 : 1;
        }
        return (double) count / target.length;
    }

    /** Of what is known of both. */
    private static double square(double[] a, double[] b) {
        return IntStream.range(0, N)
                .mapToDouble(i -> Double.isNaN(b[i]) ? 0 : Math.pow(a[i] - b[i], 2))
                .sum();
    }

    private double loss(Case single, DoubleNetwork f) {
        double[][] z = rows(noise);
        return switch (single.inputs()) {
            case DATA -> single.loss().of(f, at, rows(x), rows(target), WEIGHTS);
            case NOISE -> single.loss().of(f, at, z, null, null);
            case OWN_OUTPUTS -> single.loss().of(f, at, at.of(z), null, null);
        };
    }

    private static double meanSquare(double[][] a, double[][] b, float[] weights) {
        double sum = 0;
        for (int row = 0; row < a.length; row++) {
            for (int c = 0; c < N; c++) {
                sum += (weights == null ? 1 : weights[row]) * Math.pow(a[row][c] - b[row][c], 2);
            }
        }
        return sum / (N * a.length);
    }

    private double[] gradient(Objective objective) {
        try (TrainableNetwork f = Engine.training(LAYERS, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            accumulate(objective, f);
            return doubles(f.gradient());
        }
    }

    private Losses losses(Objective objective) {
        try (TrainableNetwork f = Engine.training(LAYERS, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            return accumulate(objective, f);
        }
    }

    private Losses accumulate(Objective objective, TrainableNetwork f) {
        return f.scoped(() -> {
            Batch rows = objective.needsData() ? f.batch(x, N) : null;
            Batch targets = objective.needsData() ? f.batch(target, N) : null;
            Batch z = objective.needsNoise() ? f.batch(noise, N) : null;
            return objective.accumulate(f, rows, targets, z, objective.needsData() ? WEIGHTS : null);
        });
    }

    private double[] differences(ToDoubleFunction<DoubleNetwork> loss) {
        double[] differences = new double[parameters.length];
        Arrays.setAll(
                differences,
                i -> (loss.applyAsDouble(at.moved(i, STEP)) - loss.applyAsDouble(at.moved(i, -STEP))) / (2 * STEP));
        return differences;
    }

    private static void assertClose(double[] gradient, double[] differences) {
        double scale = Arrays.stream(differences).map(Math::abs).max().orElseThrow();
        assertThat(scale).isGreaterThan(1e-2);
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(differences[i], within(TOLERANCE * scale));
        }
    }

    private float[] normal(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double[][] rows(float[] values) {
        double[][] rows = new double[values.length / N][N];
        for (int i = 0; i < values.length; i++) {
            rows[i / N][i % N] = values[i];
        }
        return rows;
    }
}
