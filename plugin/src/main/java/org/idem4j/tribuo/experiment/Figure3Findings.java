package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.Table;

/**
 * The tables and figures of {@link Figure3}.
 *
 * @param cells The settings that have been run.
 * @param networks The networks, in order.
 */
record Figure3Findings(List<SweepCell> cells, List<Subject> networks) {

    private static final List<String> COLUMNS = List.of(
            "network",
            "gradient",
            "rate",
            "epochs",
            "runs",
            "kept",
            "diverged",
            "start_error",
            "error",
            "error_deviation",
            "published",
            "mean_square",
            "output_energy",
            "effective_rank",
            "distance_from_identity",
            "ms_per_step");

    Findings findings() {
        List<Subject> there = networks.stream()
                .filter(subject -> cells.stream().anyMatch(cell -> cell.subject() == subject))
                .toList();
        List<Picture> rates =
                there.stream().map(subject -> SweepPlots.errors(subject, cells)).toList();
        List<Picture> curves =
                there.stream().map(subject -> SweepPlots.curves(subject, cells)).toList();
        return new Findings(
                summary(there),
                List.of(
                        new Figure("figure3", "Error against the learning rate", RATES_TEXT, Picture.grid(rates, 2)),
                        new Figure(
                                "figure3-curves",
                                "The way there",
                                "The error on the same rows over the epochs, at each method's best rate.",
                                Picture.grid(curves, 2))),
                List.of(table()));
    }

    private static final String RATES_TEXT =
            "Mean over runs of the mean of |f(f(x)) − f(x)| after the last epoch. Runs that ended no better than they began, "
                    + "or ceased to be finite, are left out; a rate without a point has no other runs. The dashed line is "
                    + "the error of the untrained networks.";
    private static final String TABLE_TEXT =
            "Means over the runs that were kept. error: mean of |f(f(x)) − f(x)|; error_deviation: its standard deviation "
                    + "over runs; mean_square: of f(f(x)) − f(x); output_energy: mean of f(x)²; distance_from_identity: root "
                    + "mean square of f(x) − x; published: " + Published.SOURCE
                    + ". A constant map and the identity are perfectly idempotent, so the error alone says little.";

    private String summary(List<Subject> there) {
        StringBuilder text = new StringBuilder();
        for (Subject subject : there) {
            text.append(String.format(Locale.ROOT, "%s: ", subject.name()));
            List<String> parts = new ArrayList<>();
            for (GradientRule gradient : GradientRule.values()) {
                String method = gradient.name().toLowerCase(Locale.ROOT);
                best(subject, method)
                        .ifPresent(cell -> parts.add(String.format(
                                Locale.ROOT,
                                "%s *%.2g* at rate %s",
                                method,
                                cell.end(Measurement::error),
                                RateSweep.text(cell.rate()))));
            }
            text.append(parts.isEmpty() ? "no run improved" : String.join(", ", parts))
                    .append(". ");
        }
        return text.toString().strip();
    }

    private Optional<SweepCell> best(Subject subject, String method) {
        return SweepCell.of(cells, subject, method).stream()
                .filter(cell -> !cell.kept().isEmpty())
                .min(Comparator.comparingDouble(cell -> cell.end(Measurement::error)));
    }

    private Table table() {
        return new Table(
                "figure3",
                "All settings",
                TABLE_TEXT,
                COLUMNS,
                cells.stream().map(Figure3Findings::row).toList());
    }

    private static List<Object> row(SweepCell cell) {
        OptionalDouble published = Published.error(
                cell.subject().name(), GradientRule.valueOf(cell.method().toUpperCase(Locale.ROOT)), cell.rate());
        return List.of(
                cell.subject().name(),
                cell.method(),
                RateSweep.text(cell.rate()),
                cell.subject().epochs(),
                cell.runs().size(),
                cell.kept().size(),
                cell.diverged(),
                cell.start(Measurement::error),
                cell.end(Measurement::error),
                cell.deviation(),
                published.orElse(Double.NaN),
                cell.end(Measurement::meanSquare),
                cell.end(Measurement::outputEnergy),
                cell.end(Measurement::effectiveRank),
                cell.end(Measurement::distanceFromIdentity),
                cell.secondsPerStep() * 1e3);
    }
}
