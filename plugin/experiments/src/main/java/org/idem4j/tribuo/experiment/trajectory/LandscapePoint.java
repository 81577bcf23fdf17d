package org.idem4j.tribuo.experiment.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.noise.TimeGuess;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.task.Task;

/**
 * A pair of runs, the plane of their first two principal components, and the error over it. The components are those of all
 * snapshots of both trajectories about their mean; Li et al. (2018, section 7) take one trajectory's about its end.
 *
 * @param id Its name.
 * @param configuration The runs, their snapshots and the grid.
 */
public record LandscapePoint(String id, LandscapeSettings configuration) implements Task<LandscapeResult> {

    /** How far the grid goes beyond the trajectories, as a share of their extent. */
    private static final double MARGIN = 0.2;
    /** How many shares of variance are kept. */
    private static final int SHARES = 5;

    @Override
    public double seconds() {
        return trainingSeconds(GradientRule.MODIFIED) + trainingSeconds(GradientRule.ORDINARY) + gridSeconds();
    }

    private double trainingSeconds(GradientRule rule) {
        PairSettings pair = configuration.pair();
        return pair.epochs()
                * (TimeGuess.draw(pair.layers(), pair.batchSize())
                        + TimeGuess.gradient(rule, pair.layers(), pair.batchSize()));
    }

    private double gridSeconds() {
        double places = (double) configuration.grid() * configuration.grid();
        return 2
                * places
                * TimeGuess.forward(
                        configuration.pair().layers(), configuration.pair().evaluationRows());
    }

    @Override
    public LandscapeResult run(DoubleConsumer progress) {
        requireMemory();
        double total = seconds();
        double modifiedShare = trainingSeconds(GradientRule.MODIFIED) / total;
        double trainingShare = 1 - gridSeconds() / total;
        int epochs = configuration.pair().epochs();
        Snapshots modified = Snapshots.along(
                configuration, GradientRule.MODIFIED, epoch -> progress.accept(modifiedShare * epoch / epochs));
        Snapshots ordinary = Snapshots.along(
                configuration,
                GradientRule.ORDINARY,
                epoch -> progress.accept(modifiedShare + (trainingShare - modifiedShare) * epoch / epochs));
        return landscape(
                modified,
                ordinary,
                row -> progress.accept(trainingShare + (1 - trainingShare) * row / configuration.grid()));
    }

    private LandscapeResult landscape(Snapshots modified, Snapshots ordinary, IntConsumer afterRow) {
        PrincipalPlane plane =
                PrincipalPlane.of(Stream.concat(modified.parameters().stream(), ordinary.parameters().stream())
                        .toList());
        try (Surface surface = new Surface(configuration.pair().layers(), plane, modified.rows())) {
            LandscapeResult.Trajectory modifiedTrajectory = trajectory(modified, plane, surface);
            LandscapeResult.Trajectory ordinaryTrajectory = trajectory(ordinary, plane, surface);
            double[] first = axis(modifiedTrajectory.first(), ordinaryTrajectory.first());
            double[] second = axis(modifiedTrajectory.second(), ordinaryTrajectory.second());
            return new LandscapeResult(
                    Arrays.copyOf(plane.shares(), Math.min(SHARES, plane.shares().length)),
                    first,
                    second,
                    surface.errors(first, second, afterRow),
                    modifiedTrajectory,
                    ordinaryTrajectory);
        }
    }

    private static LandscapeResult.Trajectory trajectory(Snapshots snapshots, PrincipalPlane plane, Surface surface) {
        List<double[]> places =
                snapshots.parameters().stream().map(plane::coordinates).toList();
        return new LandscapeResult.Trajectory(
                snapshots.outcome(),
                snapshots.measured(),
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray(),
                places.stream()
                        .mapToDouble(place -> surface.error(place[0], place[1]))
                        .toArray());
    }

    /** Evenly spaced coordinates around both trajectories. */
    private double[] axis(double[] modified, double[] ordinary) {
        var range = DoubleStream.concat(Arrays.stream(modified), Arrays.stream(ordinary))
                .summaryStatistics();
        double margin = MARGIN * (range.getMax() - range.getMin());
        double low = range.getMin() - margin;
        double step = (range.getMax() + margin - low) / (configuration.grid() - 1);
        double[] axis = new double[configuration.grid()];
        Arrays.setAll(axis, i -> low + i * step);
        return axis;
    }

    /** The snapshots must fit on the heap, half of which is left to the rest. */
    private void requireMemory() {
        double parameters = configuration.pair().layers().stream()
                .mapToDouble(DenseLayer::parameterCount)
                .sum();
        double needed = 2 * (configuration.epochs().length + 4) * parameters * Float.BYTES; // the plane's vectors too
        if (needed > Runtime.getRuntime().maxMemory() / 2.0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s keeps %.1f GiB of parameters, more than half of Java's memory: take fewer snapshots or give Java"
                            + " more, as in java -Xmx%.0fg.",
                    id,
                    needed / (1 << 30),
                    Math.ceil(2 * needed / (1 << 30))));
        }
    }
}
