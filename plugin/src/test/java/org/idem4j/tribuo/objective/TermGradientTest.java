package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    private static final List<DenseLayer> LAYERS =
            List.of(new DenseLayer(N, HIDDEN, Activation.TANH, 0), new DenseLayer(HIDDEN, N, Activation.IDENTITY, 0));

    private final SplittableRandom random = new SplittableRandom(11);
    private final float[] parameters = normal(N * HIDDEN + HIDDEN + HIDDEN * N + N);
    private final float[] x = normal(ROWS * N);
    private final float[] target = normal(ROWS * N);
    private final float[] noise = normal(ROWS * N);
    private final DoubleNetwork at = new DoubleNetwork(N, HIDDEN, doubles(parameters));

    @ParameterizedTest
    @MethodSource("org.idem4j.tribuo.objective.TermCase#all")
    void should_be_that_of_the_written_loss(TermCase single) {
        Objective objective = Objective.of(single.term().times(0.7).on(single.inputs()));

        assertClose(gradient(objective), differences(f -> 0.7 * loss(single, f)));
    }

    @Test
    void should_add_up_over_terms_that_share_passes() {
        List<TermCase> cases = TermCase.all().toList();
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
        Objective objective = Objective.of(TermCase.FREE.times(2).on(Inputs.NOISE, Inputs.OWN_OUTPUTS));
        TermCase onNoise = new TermCase(TermCase.FREE, Inputs.NOISE, TermCase::tightness);
        TermCase onOutputs = new TermCase(TermCase.FREE, Inputs.OWN_OUTPUTS, TermCase::tightness);

        assertClose(gradient(objective), differences(f -> loss(onNoise, f) + loss(onOutputs, f)));
        double mean = -(loss(onNoise, at) + loss(onOutputs, at)) / 2;
        assertThat(losses(objective).of("tightness")).isCloseTo(mean, within(1e-6 * mean));
    }

    @ParameterizedTest
    @MethodSource("org.idem4j.tribuo.objective.TermCase#all")
    void should_come_with_the_mean_square_under_the_terms_name(TermCase single) {
        Losses losses = losses(Objective.of(
                single.term().times(0.7).on(single.inputs()),
                TermCase.FREE.times(1).named("other")));

        // The modified gradient is no loss's; what it reports is the ordinary one's.
        TermCase.Loss reported = single.term() == TermCase.MODIFIED ? TermCase::ordinary : single.loss();
        double expected = Math.abs(loss(new TermCase(single.term(), single.inputs(), reported), at));
        assertThat(losses.of(single.term().name())).isCloseTo(expected, within(1e-6 * expected));
    }

    /** With the reconstruction R given, as the clamp takes it: −a·R·tanh(D / (a·R)). */
    @Test
    void should_clamp_the_tightness_by_the_reconstruction() {
        Objective objective = Objective.of(
                new Reconstruction().times(1e-9), new Tightness(0.8).times(3).on(Inputs.OWN_OUTPUTS));
        TermCase reconstruction = new TermCase(new Reconstruction(), Inputs.DATA, TermCase::reconstruction);
        TermCase onOutputs = new TermCase(TermCase.FREE, Inputs.OWN_OUTPUTS, TermCase::tightness);
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

    private double loss(TermCase single, DoubleNetwork f) {
        double[][] z = rows(noise);
        return switch (single.inputs()) {
            case DATA -> single.loss().of(f, at, rows(x), rows(target), WEIGHTS);
            case NOISE -> single.loss().of(f, at, z, null, null);
            case OWN_OUTPUTS -> single.loss().of(f, at, at.of(z), null, null);
        };
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
