package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.report.Table;

/** All settings of a sweep over learning rates as a table. */
final class SweepTable {

    private static final List<String> COLUMNS = List.of(
            "network",
            "gradient",
            "scale",
            "rate",
            "epochs",
            "runs",
            "kept",
            "diverged",
            "start_error",
            "error",
            "error_deviation",
            "error_median",
            "published",
            "relative_error",
            "output_energy",
            "effective_rank",
            "distance_from_identity",
            "ms_per_step");

    private static final String TEXT =
            "Means over the runs that were kept. error: mean of |f(f(x)) − f(x)|; error_deviation and "
                    + "error_median: its standard deviation and median over runs; published: Jensen & Vicary's Figure 5, read off the poster to about 5 %; relative_error: "
                    + "root mean square of f(f(x)) − f(x) over that of f(x); output_energy: mean of f(x)²; "
                    + "distance_from_identity: root mean square of f(x) − x; ms_per_step: a median. A constant map and the "
                    + "identity are perfectly idempotent, hence the last columns.";

    private SweepTable() {}

    static Table of(String name, List<SweepCell> cells) {
        return new Table(
                name,
                "All settings",
                TEXT,
                COLUMNS,
                cells.stream().map(SweepTable::row).toList());
    }

    private static List<Object> row(SweepCell cell) {
        return List.of(
                cell.subject().name(),
                cell.method().gradientName(),
                cell.method().scale().name().toLowerCase(Locale.ROOT),
                RateSweep.text(cell.rate()),
                cell.subject().epochs(),
                cell.runs().size(),
                cell.kept().size(),
                cell.diverged(),
                cell.start(Measurement::error),
                cell.error(),
                cell.errorDeviation(),
                cell.errorMedian(),
                published(cell),
                cell.end(Measurement::relativeError),
                cell.end(Measurement::outputEnergy),
                cell.end(Measurement::effectiveRank),
                cell.end(Measurement::distanceFromIdentity),
                cell.secondsPerStep() * 1e3);
    }

    /** What was published was the modified gradient at the paper's scale and the ordinary one at a mean's. */
    private static double published(SweepCell cell) {
        GradientRule gradient = cell.method().gradient();
        GradientScale scale = gradient == GradientRule.MODIFIED ? GradientScale.PAPER : GradientScale.MEAN;
        return cell.method().scale() == scale
                ? Published.error(cell.subject().name(), gradient, cell.rate()).orElse(Double.NaN)
                : Double.NaN;
    }
}
