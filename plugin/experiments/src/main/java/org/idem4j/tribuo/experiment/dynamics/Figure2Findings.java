package org.idem4j.tribuo.experiment.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.Table;

/**
 * The figure and table of {@link Figure2}.
 *
 * @param planes The recurrences that have been iterated.
 * @param applications How often.
 * @param drawing How they are drawn.
 */
record Figure2Findings(Map<Recurrence, PlaneBasins> planes, int applications, PlaneDrawing drawing) {

    private static final String FIGURE_TEXT =
            "Each point is an eigenvalue λ, its colour where it goes. It counts as gone to 0 or 1 once it is in a disc in which"
                    + " every application brings it nearer, and as escaped once every application drives it farther."
                    + " Within the dashed line |λ² − λ| is below the guarantee, ¼ for order m: a normal matrix with all"
                    + " its eigenvalues in there is sure to converge. Dots are fixed points, filled if they attract.";
    private static final String TABLE_TEXT =
            "to_zero, to_one, escapes, undecided: shares of the area of the picture. guarantee: below it, |λ² − λ|"
                    + " makes sure that λ goes to 0 or 1. The ends of what goes to 0 and to 1 on the"
                    + " real line around them are found by iterating ever more numbers; difference: their largest distance"
                    + " from the ends that the corrector's properties give.";

    Findings findings() {
        List<Picture> panels = new ArrayList<>();
        planes.forEach((recurrence, basins) ->
                panels.add(drawing.panel(recurrence.title() + ": " + recurrence.formula("λ"), basins)));
        Picture picture = Picture.grid(panels, 2);
        return new Findings(
                summary(),
                List.of(new Figure(
                        "figure2",
                        applications + " applications over the complex plane",
                        FIGURE_TEXT,
                        picture.above(PlaneLegend.picture(picture.width())))),
                List.of(table()));
    }

    private List<String> summary() {
        return planes.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s: *%.1f %%* of the picture goes to 0, *%.1f %%* to 1, %.1f %% escapes, %.2f %% is undecided after"
                                + " %d applications.",
                        entry.getKey().title(),
                        100 * entry.getValue().toZero(),
                        100 * entry.getValue().toOne(),
                        100 * entry.getValue().escapes(),
                        100 * entry.getValue().undecided(),
                        applications))
                .toList();
    }

    private Table table() {
        List<List<Object>> rows = new ArrayList<>();
        planes.forEach((recurrence, basins) -> rows.add(Arrays.asList(
                recurrence.name(),
                applications,
                basins.toZero(),
                basins.toOne(),
                basins.escapes(),
                basins.undecided(),
                basins.guarantee(),
                basins.zero().lower(),
                basins.zero().upper(),
                basins.one().lower(),
                basins.one().upper(),
                difference(basins))));
        return new Table(
                "figure2",
                "Shares of the area and ends on the real line",
                TABLE_TEXT,
                List.of(
                        "recurrence",
                        "applications",
                        "to_zero",
                        "to_one",
                        "escapes",
                        "undecided",
                        "guarantee",
                        "zero_lower",
                        "zero_upper",
                        "one_lower",
                        "one_upper",
                        "difference"),
                rows);
    }

    private static Double difference(PlaneBasins basins) {
        return basins.knownZero() == null || basins.knownOne() == null
                ? null
                : Math.max(
                        basins.zero().distance(basins.knownZero()), basins.one().distance(basins.knownOne()));
    }
}
