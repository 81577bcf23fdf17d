package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult.Trajectory;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.report.ContourPlot;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.PlotStyle;

/**
 * What {@link Landscape} found.
 *
 * @param landscapes The pairs that have been run.
 * @param only Whether there is no more than one pair to be run.
 */
record LandscapeFindings(Map<MethodPair, LandscapeResult> landscapes, boolean only) {

    /** What the paper's Figure 3 says of its plane. */
    private static final double[] PUBLISHED_SHARES = {0.9355, 0.0426};

    private static final String TEXT =
            "Both methods begin at the same parameters and see the same batches. The plane is that of the first two principal "
                    + "components of all snapshots of both trajectories, about their mean (after Li et al. 2018, who take "
                    + "one trajectory about its end); shades are the error there, on rows that were not trained on, and "
                    + "dots the tenths of the epochs. Few components explain most of any long walk, a random one too "
                    + "(Antognini & Sohl-Dickstein 2018), so a large share says little about the surface. The trajectories "
                    + "leave the plane: the table tells how far the error in the plane is from the error that was measured "
                    + "on the way.";

    Findings findings() {
        LandscapeTables tables = new LandscapeTables(landscapes);
        return new Findings(
                        landscapes.entrySet().stream()
                                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                                .toList(),
                        landscapes.entrySet().stream()
                                .map(entry -> figure(entry.getKey(), entry.getValue()))
                                .toList(),
                        List.of(tables.summary()))
                .withData(List.of(tables.trajectories(), tables.surface()));
    }

    private static String sentence(MethodPair pair, LandscapeResult result) {
        return String.format(
                Locale.ROOT,
                "%s: the first two components explain *%.2f %%* and *%.2f %%* (published %.2f %% and %.2f %%); the error goes"
                        + " from %s to *%s* by the modified gradient and to *%s* by the ordinary one%s.",
                pair.title(),
                100 * result.shares()[0],
                100 * result.shares()[1],
                100 * PUBLISHED_SHARES[0],
                100 * PUBLISHED_SHARES[1],
                Numbers.brief(LandscapeTables.first(result.modified()).error()),
                Numbers.brief(LandscapeTables.last(result.modified()).error()),
                Numbers.brief(LandscapeTables.last(result.ordinary()).error()),
                diverged(result));
    }

    private static String diverged(LandscapeResult result) {
        return LandscapeTables.trajectories(result).entrySet().stream()
                .filter(trajectory -> trajectory.getValue().outcome() == TrainingOutcome.DIVERGED)
                .map(trajectory -> ", the " + trajectory.getKey() + " one diverged")
                .collect(Collectors.joining());
    }

    private Figure figure(MethodPair pair, LandscapeResult result) {
        ContourPlot plot = new ContourPlot(
                pair.title(),
                component("first", result.shares()[0]),
                component("second", result.shares()[1]),
                "error",
                new ContourPlot.Surface(result.first(), result.second(), result.errors()),
                List.of(
                        trajectory("ordinary gradient", result.ordinary(), PlotStyle.VERMILION),
                        trajectory("modified gradient", result.modified(), PlotStyle.BLUE)));
        return new Figure(pair.figureName("landscape", only), "Trajectories of " + pair.title(), TEXT, plot.picture());
    }

    private static String component(String which, double share) {
        return String.format(Locale.ROOT, "%s principal component (%.1f %% of the variance)", which, 100 * share);
    }

    private static ContourPlot.Polyline trajectory(String name, Trajectory trajectory, Color color) {
        return new ContourPlot.Polyline(name, trajectory.first(), trajectory.second(), color);
    }
}
