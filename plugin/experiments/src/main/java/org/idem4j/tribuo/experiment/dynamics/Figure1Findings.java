package org.idem4j.tribuo.experiment.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Axes;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;

/**
 * The figure and tables of {@link Figure1}.
 *
 * @param curves The recurrences that have been followed.
 * @param from The least K.
 * @param to The greatest.
 */
record Figure1Findings(Map<Recurrence, RealCurve> curves, double from, double to) {

    private static final String FIGURE_TEXT =
            "Where a curve meets the diagonal, K′ = K. Filled: attracting, the slope there is less than 1 in size; hollow:"
                    + " repelling. The bars are the immediate basins: all between their ends goes to 0 (black, white on a dark screen) or to 1 (orange).";
    private static final String TABLE_TEXT =
            "The real fixed points; multiplier: the derivative there, by which a small distance grows in a step.";
    private static final String BASINS_TEXT =
            "The immediate basins of 0 and 1 on the real line, from the corrector's properties.";

    Findings findings() {
        return new Findings(
                summary(),
                List.of(new Figure(
                        "figure1",
                        "The recurrences on the real line",
                        FIGURE_TEXT,
                        new Figure1Drawing(from, to).of(curves))),
                List.of(fixedPoints(), basins()));
    }

    private List<String> summary() {
        Recurrence first = curves.keySet().iterator().next();
        RealCurve curve = curves.get(first);
        List<String> sentences = new ArrayList<>();
        sentences.add("*K′ = " + first.formula("K") + "*: "
                + curve.fixedPoints().stream().map(Figure1Findings::words).collect(Collectors.joining(", ")) + ".");
        if (curve.basinOfZero() != null && curve.basinOfOne() != null) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "All from %.4f to %.4f goes to 0, all from %.4f to %.4f to 1.",
                    curve.basinOfZero().lower(),
                    curve.basinOfZero().upper(),
                    curve.basinOfOne().lower(),
                    curve.basinOfOne().upper()));
        }
        return sentences;
    }

    private static String words(RealCurve.Fixed fixed) {
        return Axes.label(fixed.at()) + " is " + fixed.kind().name().toLowerCase(Locale.ROOT) + " (slope "
                + Axes.label(fixed.multiplier()) + ")";
    }

    private Table fixedPoints() {
        List<List<Object>> rows = new ArrayList<>();
        curves.forEach((recurrence, curve) -> curve.fixedPoints()
                .forEach(fixed -> rows.add(List.of(
                        recurrence.name(),
                        recurrence.damping(),
                        fixed.at(),
                        fixed.multiplier(),
                        fixed.kind().name().toLowerCase(Locale.ROOT)))));
        return new Table(
                "figure1",
                "Fixed points",
                TABLE_TEXT,
                List.of("recurrence", "damping", "fixed_point", "multiplier", "kind"),
                rows);
    }

    private Table basins() {
        List<List<Object>> rows = new ArrayList<>();
        curves.forEach((recurrence, curve) -> {
            row(rows, recurrence, 0, curve.basinOfZero());
            row(rows, recurrence, 1, curve.basinOfOne());
        });
        return new Table(
                "figure1-basins",
                "Basins",
                BASINS_TEXT,
                List.of("recurrence", "damping", "goes_to", "lower", "upper"),
                rows);
    }

    private static void row(List<List<Object>> rows, Recurrence recurrence, int to, Basin basin) {
        if (basin != null) {
            rows.add(List.of(recurrence.name(), recurrence.damping(), to, basin.lower(), basin.upper()));
        }
    }
}
