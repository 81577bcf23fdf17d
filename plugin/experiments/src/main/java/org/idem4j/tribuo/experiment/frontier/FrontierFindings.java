package org.idem4j.tribuo.experiment.frontier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link Frontier} found.
 *
 * @param cells The settings that have been run.
 */
record FrontierFindings(List<FrontierCell> cells) {

    /** By how much worse than reconstruction alone a repair may be, to compare the ways. */
    private static final double[] ALLOWANCES = {0.02, 0.05, 0.10};

    private static final String FIGURE_TEXT =
            "How far a second pass moves the rows, against the error that one pass leaves, both root mean squares in units of"
                    + " each column's deviation: the lower and the further left, the better. A line goes from reconstruction"
                    + " alone through the weights, from small to large; a point by construction is a rank. On the right the"
                    + " same without the networks that are idempotent by construction, and only what repairs at most half as"
                    + " badly again as reconstruction alone.";

    private static final String TABLE_TEXT =
            "Means over the runs; of the gap the geometric mean. Errors and gaps are root mean squares in units of each"
                    + " column's deviation, the relative gap is the raw gap over the raw output's deviation. An error of more"
                    + " than the damage is worse than no repair.";

    private static final String EQUAL_TEXT =
            "The smallest gap that a way has at an error that exceeds the one of reconstruction alone by no more than so much:"
                    + " between two weights by a straight line of error and logarithm of the gap, by construction the best of"
                    + " the ranks.";

    Findings findings() {
        List<String> sentences = new ArrayList<>();
        List<List<Object>> equal = new ArrayList<>();
        for (String table : tables()) {
            FrontierCell alone = alone(table);
            if (alone != null) {
                sentences.add(atEqualRepair(table, alone));
                convergence(table, alone).ifPresent(sentences::add);
                equal.addAll(equalRows(table, alone));
            }
        }
        Table equalRepair = new Table(
                "frontier-equal-repair",
                "Gap at equal repair",
                EQUAL_TEXT,
                Stream.concat(
                                Stream.of("table", "way", "gap of reconstruction alone"),
                                Arrays.stream(ALLOWANCES).mapToObj(FrontierFindings::percent))
                        .toList(),
                equal);
        return new Findings(
                sentences,
                List.of(new Figure("frontier", "Repair against gap", FIGURE_TEXT, FrontierPlots.of(this))),
                List.of(equalRepair, all()));
    }

    List<String> tables() {
        return cells.stream().map(FrontierCell::table).distinct().toList();
    }

    /** The settings of a way on a table, in ascending order of strength. */
    List<FrontierCell> of(String table, Way way) {
        return cells.stream()
                .filter(cell -> cell.table().equals(table) && cell.way() == way)
                .toList();
    }

    /** Reconstruction alone; null if it has not been run. */
    FrontierCell alone(String table) {
        return of(table, Way.ALONE).stream().findFirst().orElse(null);
    }

    /** The ways that have been run on a table. */
    List<Way> ways(String table) {
        return Arrays.stream(Way.values())
                .filter(way -> way != Way.ALONE && !of(table, way).isEmpty())
                .toList();
    }

    /** A way's settings, for a gradient from weight 0 on. */
    List<FrontierCell> line(String table, Way way) {
        FrontierCell alone = alone(table);
        return way == Way.CONSTRUCTION || alone == null
                ? of(table, way)
                : Stream.concat(Stream.of(alone), of(table, way).stream()).toList();
    }

    private double gapAt(String table, Way way, double most) {
        return EqualRepair.gap(line(table, way), most, way != Way.CONSTRUCTION);
    }

    private String atEqualRepair(String table, FrontierCell alone) {
        double allowance = ALLOWANCES[1];
        String gaps = ways(table).stream()
                .map(way -> {
                    double gap = gapAt(table, way, (1 + allowance) * alone.repair());
                    return way.words() + " " + (Double.isNaN(gap) ? "none" : "*" + Numbers.brief(gap) + "*");
                })
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: reconstruction alone leaves an error of %.3f and a gap of %s; at an error at most 5 %% higher the gaps are: %s.",
                table,
                alone.repair(),
                Numbers.brief(alone.gap()),
                gaps);
    }

    /** Whether every weight of the modified gradient converged: finite, a smaller gap, and a repair. */
    private Optional<String> convergence(String table, FrontierCell alone) {
        List<FrontierCell> weights = of(table, Way.MODIFIED);
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        List<String> failed = weights.stream()
                .filter(cell -> !converged(cell, alone))
                .map(cell -> text(cell.strength()))
                .toList();
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: of the %d weights of the modified gradient, from %s to %s, %s ended with a repair and with a gap no larger"
                        + " than that of reconstruction alone%s.",
                table,
                weights.size(),
                text(weights.get(0).strength()),
                text(weights.get(weights.size() - 1).strength()),
                failed.isEmpty() ? "*all*" : "*" + (weights.size() - failed.size()) + "*",
                failed.isEmpty() ? "" : " (not so " + String.join(", ", failed) + ")"));
    }

    private static boolean converged(FrontierCell cell, FrontierCell alone) {
        return cell.diverged() == 0
                && cell.gap() <= alone.gap()
                && cell.runs().stream().allMatch(run -> run.repair() < run.damage());
    }

    private static String text(double strength) {
        return Double.toString(strength).replaceAll("\\.0$", "");
    }

    private static String percent(double allowance) {
        return String.format(Locale.ROOT, "error +%.0f %%", 100 * allowance);
    }

    private List<List<Object>> equalRows(String table, FrontierCell alone) {
        List<List<Object>> rows = new ArrayList<>();
        for (Way way : ways(table)) {
            List<Object> row = new ArrayList<>(List.of(table, way.words(), alone.gap()));
            for (double allowance : ALLOWANCES) {
                row.add(gapAt(table, way, (1 + allowance) * alone.repair()));
            }
            rows.add(row);
        }
        return rows;
    }

    private Table all() {
        return new Table(
                "frontier",
                "All settings",
                TABLE_TEXT,
                List.of(
                        "table",
                        "way",
                        "weight or rank",
                        "runs",
                        "damage",
                        "error after 1 pass",
                        "error after 10 passes",
                        "gap",
                        "relative gap",
                        "effective rank",
                        "back-offs",
                        "diverged",
                        "seconds"),
                cells.stream().map(FrontierFindings::row).toList());
    }

    private static List<Object> row(FrontierCell cell) {
        return Arrays.asList(
                cell.table(),
                cell.way().words(),
                cell.way() == Way.ALONE ? null : cell.strength(),
                cell.runs().size(),
                cell.mean(FrontierResult::damage),
                cell.repair(),
                cell.mean(FrontierResult::afterTenPasses),
                cell.gap(),
                cell.mean(FrontierResult::relativeGap),
                cell.mean(FrontierResult::effectiveRank),
                cell.runs().stream().mapToInt(FrontierResult::backOffs).sum(),
                cell.diverged(),
                cell.mean(FrontierResult::seconds));
    }
}
