package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.RunResult.CurvePoint;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult.Way;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.report.ContourPlot;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link Landscape} found.
 *
 * @param landscapes The pairs that have been run.
 * @param only Whether there is no more than one pair to be run.
 */
record LandscapeFindings(Map<Pair, LandscapeResult> landscapes, boolean only) {

    /** What the paper's Figure 3 says of its plane. */
    private static final double[] PUBLISHED_SHARES = {0.9355, 0.0426};

    private static final String TEXT =
            "Both methods begin at the same parameters and see the same batches. The plane is that of the first two principal "
                    + "components of all snapshots of both trajectories, about their mean (after Li et al. 2018, who take "
                    + "one trajectory about its end); shades are the error there, on rows that were not trained on, and dots the tenths of the epochs. Few "
                    + "components explain most of any long walk, a random one too (Antognini & Sohl-Dickstein 2018), so a "
                    + "large share says little about the surface. The trajectories leave the plane: the table tells how far "
                    + "the error in the plane is from the error that was measured on the way.";
    private static final String TABLE_TEXT =
            "share_1, share_2: the shares of the snapshots' variance along the two components (published: 0.9355 and 0.0426). "
                    + "error: mean of |f(f(x)) − f(x)|; output_energy: mean of f(x)²; off_plane: the median over the "
                    + "snapshots of |error in the plane − measured error| / measured error.";

    Findings findings() {
        return new Findings(
                        landscapes.entrySet().stream()
                                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                                .toList(),
                        landscapes.entrySet().stream()
                                .map(entry -> figure(entry.getKey(), entry.getValue()))
                                .toList(),
                        List.of(table()))
                .withData(List.of(trajectories(), surface()));
    }

    private static String sentence(Pair pair, LandscapeResult result) {
        return String.format(
                Locale.ROOT,
                "%s: the first two components explain *%.2f %%* and *%.2f %%* (published %.2f %% and %.2f %%); the error goes"
                        + " from %s to *%s* by the modified gradient and to *%s* by the ordinary one%s.",
                pair.title(),
                100 * result.shares()[0],
                100 * result.shares()[1],
                100 * PUBLISHED_SHARES[0],
                100 * PUBLISHED_SHARES[1],
                Numbers.brief(first(result.modified()).error()),
                Numbers.brief(last(result.modified()).error()),
                Numbers.brief(last(result.ordinary()).error()),
                diverged(result));
    }

    private static String diverged(LandscapeResult result) {
        return ways(result).entrySet().stream()
                .filter(way -> way.getValue().outcome() == TrainingOutcome.DIVERGED)
                .map(way -> ", the " + way.getKey() + " one diverged")
                .collect(Collectors.joining());
    }

    private static Map<String, Way> ways(LandscapeResult result) {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("modified", result.modified());
        ways.put("ordinary", result.ordinary());
        return ways;
    }

    private static CurvePoint first(Way way) {
        return way.measured().get(0);
    }

    private static CurvePoint last(Way way) {
        return way.measured().get(way.measured().size() - 1);
    }

    private Figure figure(Pair pair, LandscapeResult result) {
        ContourPlot plot = new ContourPlot(
                pair.title(),
                component("first", result.shares()[0]),
                component("second", result.shares()[1]),
                "error",
                new ContourPlot.Surface(result.first(), result.second(), result.errors()),
                List.of(
                        way("ordinary gradient", result.ordinary(), PlotStyle.VERMILION),
                        way("modified gradient", result.modified(), PlotStyle.BLUE)));
        return new Figure(pair.figureName("landscape", only), "Trajectories of " + pair.title(), TEXT, plot.picture());
    }

    private static String component(String which, double share) {
        return String.format(Locale.ROOT, "%s principal component (%.1f %% of the variance)", which, 100 * share);
    }

    private Table table() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> ways(result)
                .forEach((method, way) -> rows.add(List.of(
                        pair.subject().name(),
                        NoiseExperiment.text(pair.rate()),
                        pair.run(),
                        result.shares()[0],
                        result.shares()[1],
                        method,
                        last(way).epoch(),
                        first(way).error(),
                        last(way).error(),
                        first(way).outputEnergy(),
                        last(way).outputEnergy(),
                        way.medianDeviation()))));
        return new Table(
                "landscape",
                "All pairs of runs",
                TABLE_TEXT,
                List.of(
                        "network",
                        "rate",
                        "run",
                        "share_1",
                        "share_2",
                        "method",
                        "epochs",
                        "error_start",
                        "error_end",
                        "output_energy_start",
                        "output_energy_end",
                        "off_plane"),
                rows);
    }

    private Table trajectories() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> ways(result).forEach((method, way) -> {
            for (int i = 0; i < way.measured().size(); i++) {
                rows.add(List.of(
                        pair.subject().name(),
                        NoiseExperiment.text(pair.rate()),
                        pair.run(),
                        method,
                        way.measured().get(i).epoch(),
                        way.first()[i],
                        way.second()[i],
                        way.measured().get(i).error(),
                        way.errorsInPlane()[i],
                        way.measured().get(i).outputEnergy()));
            }
        }));
        return new Table(
                "landscape-trajectories",
                "The trajectories",
                "A row per snapshot: its coordinates in the plane, the error measured there and the error at that place of the"
                        + " plane.",
                List.of(
                        "network",
                        "rate",
                        "run",
                        "method",
                        "epoch",
                        "component_1",
                        "component_2",
                        "error",
                        "error_in_plane",
                        "output_energy"),
                rows);
    }

    private Table surface() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> {
            for (int i = 0; i < result.errors().length; i++) {
                rows.add(List.of(
                        pair.subject().name(),
                        NoiseExperiment.text(pair.rate()),
                        pair.run(),
                        result.first()[i % result.first().length],
                        result.second()[i / result.first().length],
                        result.errors()[i]));
            }
        });
        return new Table(
                "landscape-surface",
                "The surface",
                "A row per place of the grid: its coordinates in the plane and the error there.",
                List.of("network", "rate", "run", "component_1", "component_2", "error"),
                rows);
    }

    private static ContourPlot.Way way(String name, Way way, Color color) {
        return new ContourPlot.Way(name, way.first(), way.second(), color);
    }
}
