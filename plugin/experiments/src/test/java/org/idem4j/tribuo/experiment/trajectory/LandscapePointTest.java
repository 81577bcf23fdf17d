package org.idem4j.tribuo.experiment.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.experiment.noise.RunPoint;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.experiment.noise.RunResult.CurvePoint;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A landscape")
@Tag("training")
class LandscapePointTest {

    private static final int EPOCHS = 10;
    private static final int SNAPSHOTS = 4;
    private static final int GRID = 5;

    private static LandscapeResult run(PairSettings pair) {
        return new LandscapePoint("id", new LandscapeSettings(pair, SNAPSHOTS, GRID)).run(share -> {});
    }

    @Test
    void should_hold_two_parameters_ways_in_its_plane() {
        // R¹ → R¹ has a weight and a bias: the plane is all there is.
        DoublePerceptron f = new DoublePerceptron(List.of(new DenseLayer(1, 1, Activation.TANH, 0)));

        LandscapeResult result = run(f.settings(1, EPOCHS));

        assertThat(result.shares()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(result.shares()[0] + result.shares()[1]).isCloseTo(1, within(1e-12));
        for (LandscapeResult.Trajectory trajectory : List.of(result.modified(), result.ordinary())) {
            for (int i = 0; i < trajectory.measured().size(); i++) {
                double error = trajectory.measured().get(i).error();
                assertThat(trajectory.errorsInPlane()[i]).isCloseTo(error, within(2e-6 * error));
            }
            assertThat(trajectory.medianDeviation()).isLessThan(2e-6);
        }
    }

    @Test
    void should_measure_the_runs_of_the_training() {
        PairSettings pair = DoublePerceptron.small().settings(2, EPOCHS);

        LandscapeResult result = run(pair);

        RunResult modified = new RunPoint("id", pair.run(GradientRule.MODIFIED)).run(share -> {});
        RunResult ordinary = new RunPoint("id", pair.run(GradientRule.ORDINARY)).run(share -> {});
        assertThat(result.modified().measured()).extracting(CurvePoint::epoch).containsExactly(0, 2, 5, 7, 10);
        assertThat(result.ordinary().measured()).extracting(CurvePoint::epoch).containsExactly(0, 2, 5, 7, 10);
        assertThat(result.modified().measured().get(0))
                .isEqualTo(result.ordinary().measured().get(0));
        assertThat(result.modified().measured().get(0).error())
                .isEqualTo(modified.start().error());
        assertThat(result.modified().measured().get(SNAPSHOTS).error())
                .isEqualTo(modified.end().error());
        assertThat(result.ordinary().measured().get(SNAPSHOTS).error())
                .isEqualTo(ordinary.end().error());
        assertThat(result.modified().first()[0]).isEqualTo(result.ordinary().first()[0]);
    }

    @Test
    void should_reach_a_fifth_beyond_the_ways() {
        LandscapeResult result = run(DoublePerceptron.small().settings(2, EPOCHS));

        assertAround(
                result.first(), result.modified().first(), result.ordinary().first());
        assertAround(
                result.second(), result.modified().second(), result.ordinary().second());
        assertThat(result.errors()).hasSize(GRID * GRID);
    }

    private static void assertAround(double[] axis, double[] modified, double[] ordinary) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < modified.length; i++) {
            low = Math.min(low, Math.min(modified[i], ordinary[i]));
            high = Math.max(high, Math.max(modified[i], ordinary[i]));
        }
        assertThat(axis).hasSize(GRID);
        for (int i = 0; i < GRID; i++) {
            double expected = low + (high - low) * (-0.2 + 1.4 * i / (GRID - 1));
            assertThat(axis[i]).isCloseTo(expected, within(1e-12 * (high - low)));
        }
    }

    @Test
    void should_be_the_formula_all_over_its_grid() {
        DoublePerceptron f = DoublePerceptron.small();
        double[] start = f.firstParameters();
        double[] x = f.batch(DoublePerceptron.streams().validation().nextLong());
        float[] rows = new float[x.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) x[i];
        }
        List<float[]> points = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            float[] point = new float[start.length];
            for (int k = 0; k < point.length; k++) {
                point[k] = (float) (start[k] + Math.sin(p * (k + 1)));
            }
            points.add(point);
        }
        PrincipalPlane plane = PrincipalPlane.of(points);
        double[] first = {-1, 0, 2};
        double[] second = {0.5, 3};
        List<Integer> told = new ArrayList<>();

        double[] errors;
        try (Surface surface = new Surface(f.layers(), plane, rows)) {
            errors = surface.errors(first, second, told::add);
        }

        assertThat(errors).hasSize(6);
        for (int j = 0; j < second.length; j++) {
            for (int i = 0; i < first.length; i++) {
                double[] theta = new double[start.length];
                for (int k = 0; k < theta.length; k++) {
                    theta[k] = plane.centre()[k] + first[i] * plane.first()[k] + second[j] * plane.second()[k];
                }
                double expected = f.error(theta, x);
                assertThat(errors[j * first.length + i]).isCloseTo(expected, within(2e-6 * expected));
            }
        }
        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void should_tell_its_progress_to_the_end() {
        List<Double> shares = new ArrayList<>();

        new LandscapePoint("id", new LandscapeSettings(DoublePerceptron.small().settings(2, EPOCHS), SNAPSHOTS, GRID))
                .run(shares::add);

        assertThat(shares).isSorted().hasSize(2 * EPOCHS + GRID);
        assertThat(shares.get(shares.size() - 1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void should_leave_out_what_diverged() {
        DoublePerceptron unbounded = new DoublePerceptron(List.of(
                new DenseLayer(3, 4, Activation.LEAKYRELU, 0.2), new DenseLayer(4, 3, Activation.LEAKYRELU, 0.2)));

        LandscapeResult result =
                new LandscapePoint("id", new LandscapeSettings(unbounded.settings(1e3, 20), 20, GRID)).run(share -> {});

        assertThat(result.modified().outcome()).isEqualTo(TrainingOutcome.DIVERGED);
        assertThat(result.modified().first()).hasSizeBetween(2, 20);
        assertThat(result.modified().errorsInPlane())
                .hasSameSizeAs(result.modified().first());
        assertThat(result.modified().measured()).hasSameSizeAs(result.modified().first());
    }

    @Test
    void should_refuse_snapshots_that_do_not_fit_in_memory() {
        DoublePerceptron wide = new DoublePerceptron(List.of(new DenseLayer(40_000, 40_000, Activation.TANH, 0)));
        LandscapePoint point = new LandscapePoint("id", new LandscapeSettings(wide.settings(1, 100), 100, GRID));

        assertThatThrownBy(() -> point.run(share -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("id keeps", "GiB", "fewer snapshots", "-Xmx");
    }
}
