package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.noise.RunResult.CurvePoint;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult.Trajectory;
import org.idem4j.tribuo.report.Table;

/**
 * The tables of {@link Landscape}.
 *
 * @param landscapes The pairs that have been run.
 */
record LandscapeTables(Map<MethodPair, LandscapeResult> landscapes) {

    private static final String SUMMARY_TEXT =
            "share_1, share_2: the shares of the snapshots' variance along the two components (published: 0.9355 and 0.0426). "
                    + "error: mean of |f(f(x)) − f(x)|; output_energy: mean of f(x)²; off_plane: the median over the "
                    + "snapshots of |error in the plane − measured error| / measured error.";
    private static final String TRAJECTORIES_TEXT =
            "A row per snapshot: its coordinates in the plane, the error measured there and the error at that place of the"
                    + " plane.";
    private static final String SURFACE_TEXT =
            "A row per place of the grid: its coordinates in the plane and the error there.";

    /** Method to trajectory. */
    static Map<String, Trajectory> trajectories(LandscapeResult result) {
        Map<String, Trajectory> trajectories = new LinkedHashMap<>();
        trajectories.put("modified", result.modified());
        trajectories.put("ordinary", result.ordinary());
        return trajectories;
    }

    /** The start. */
    static CurvePoint first(Trajectory trajectory) {
        return trajectory.measured().get(0);
    }

    /** The end. */
    static CurvePoint last(Trajectory trajectory) {
        return trajectory.measured().get(trajectory.measured().size() - 1);
    }

    /** A row for each method. */
    Table summary() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> trajectories(result)
                .forEach((method, trajectory) -> rows.add(pair.rowOf(
                        result.shares()[0],
                        result.shares()[1],
                        method,
                        last(trajectory).epoch(),
                        first(trajectory).error(),
                        last(trajectory).error(),
                        first(trajectory).outputEnergy(),
                        last(trajectory).outputEnergy(),
                        trajectory.medianDeviation()))));
        return new Table(
                "landscape",
                "All pairs of runs",
                SUMMARY_TEXT,
                MethodPair.columnsAnd(
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

    /** A row for each snapshot. */
    Table trajectories() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> trajectories(result).forEach((method, trajectory) -> {
            for (int i = 0; i < trajectory.measured().size(); i++) {
                CurvePoint measured = trajectory.measured().get(i);
                rows.add(pair.rowOf(
                        method,
                        measured.epoch(),
                        trajectory.first()[i],
                        trajectory.second()[i],
                        measured.error(),
                        trajectory.errorsInPlane()[i],
                        measured.outputEnergy()));
            }
        }));
        return new Table(
                "landscape-trajectories",
                "The trajectories",
                TRAJECTORIES_TEXT,
                MethodPair.columnsAnd(
                        "method", "epoch", "component_1", "component_2", "error", "error_in_plane", "output_energy"),
                rows);
    }

    /** A row for each place of the grid. */
    Table surface() {
        List<List<Object>> rows = new ArrayList<>();
        landscapes.forEach((pair, result) -> {
            int columns = result.first().length;
            for (int i = 0; i < result.errors().length; i++) {
                rows.add(pair.rowOf(result.first()[i % columns], result.second()[i / columns], result.errors()[i]));
            }
        });
        return new Table(
                "landscape-surface",
                "The surface",
                SURFACE_TEXT,
                MethodPair.columnsAnd("component_1", "component_2", "error"),
                rows);
    }
}
