package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link OddImages} found.
 *
 * @param found Class to what was found where it was the expected one.
 * @param latent The length of the codes.
 */
record OddFindings(Map<Integer, OddResult> found, int latent) {

    /** Areas that differ by less are called equal. */
    private static final double EQUAL = 0.005;

    private static final String TEXT =
            "Areas under the receiver operating characteristic: the probability that a test image of another class scores higher"
                    + " than one of the expected class, which alone was trained on. Density: how rare the code is, by a mixture of"
                    + " Gaussians; distance: how far the network moves the image. Networks are trained on four fifths of the"
                    + " images, principal directions (PCA) on all.";

    /** A score, and what an area by it is. */
    private record Column(String name, ToDoubleFunction<OddResult> area) {

        double mean(Collection<OddResult> results) {
            return results.stream().mapToDouble(area).average().orElse(Double.NaN);
        }
    }

    private static final Column OURS = new Column("density, modified gradient", OddResult::density);
    private static final List<Column> OTHERS = List.of(
            new Column("distance, modified gradient", OddResult::distance),
            new Column("density, autoencoder", OddResult::plainDensity),
            new Column("distance, autoencoder", OddResult::plainDistance),
            new Column("density, PCA", OddResult::principalDensity),
            new Column("error, PCA", OddResult::principalError));

    Findings findings() {
        return new Findings(summary(), List.of(), List.of(table()));
    }

    private List<String> summary() {
        Collection<OddResult> results = found.values();
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                Locale.ROOT,
                "The detector, the density of codes of a network trained by the modified gradient, has a mean area under the curve"
                        + " of *%.3f* over %d classes, the least %.3f.",
                OURS.mean(results),
                results.size(),
                results.stream().mapToDouble(OddResult::density).min().orElse(Double.NaN)));
        for (Column other : OTHERS) {
            double difference = OURS.mean(results) - other.mean(results);
            long ahead = results.stream()
                    .filter(result -> result.density() > other.area().applyAsDouble(result))
                    .count();
            sentences.add(String.format(
                    Locale.ROOT,
                    "*%s* has %.3f: the detector is %s, and ahead for %d of %d classes.",
                    other.name(),
                    other.mean(results),
                    Math.abs(difference) < EQUAL ? "about equal" : difference > 0 ? "better" : "worse",
                    ahead,
                    results.size()));
        }
        return sentences;
    }

    private Table table() {
        List<String> columns = new ArrayList<>(List.of("expected class", OURS.name()));
        OTHERS.forEach(other -> columns.add(other.name()));
        List<List<Object>> rows = new ArrayList<>();
        found.forEach((label, result) -> rows.add(row(label.toString(), List.of(result))));
        rows.add(row("mean", found.values()));
        return new Table(
                "odd", "Images of other classes, found by codes of " + latent + " numbers", TEXT, columns, rows);
    }

    private static List<Object> row(String name, Collection<OddResult> results) {
        List<Object> row = new ArrayList<>(List.of(name, OURS.mean(results)));
        OTHERS.forEach(other -> row.add(other.mean(results)));
        return row;
    }
}
