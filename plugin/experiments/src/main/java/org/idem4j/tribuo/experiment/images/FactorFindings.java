package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.data.image.FaceFactor;
import org.idem4j.tribuo.experiment.images.ImageFindings.Found;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;

/**
 * What codes tell of the factors of drawn images; nothing of other images.
 *
 * @param name The experiment's.
 * @param found What the recipes came to.
 * @param strips Draws rows of images.
 */
record FactorFindings(String name, List<Found> found, ImageStrips strips) {

    private static final String TEXT =
            "Of test faces. Told: the share of the factor's variance that a linear function of the code, fitted to training faces, tells"
                    + " (R²; the background's hue is a circle, which no line follows all the way). Then each face is drawn anew with"
                    + " that one factor changed, a binary one to its other value, another by a half, and its code is moved by the"
                    + " factor's mean effect on training codes. Errors are root mean squares over pixels, from the faces drawn anew:"
                    + " left, that of f of the face as it was; moved, that of what the moved code stands for; own, that of f of the face"
                    + " drawn anew.";

    Optional<Table> table() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : analysed()) {
            for (FactorMove move : one.result().codes().factors().moves()) {
                rows.add(List.of(
                        told(move.factor()), one.recipe().told(), move.told(), move.left(), move.moved(), move.own()));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        name + "-factors",
                        "What the codes tell of the factors",
                        TEXT,
                        List.of("factor", "recipe", "told", "left", "moved", "own"),
                        rows));
    }

    List<Figure> figures() {
        return analysed().stream()
                .map(one -> new Figure(
                        name + "-" + one.recipe().id() + "-factors",
                        one.recipe().told() + ": one factor changed",
                        "Of three test faces each the face, f of it, what its code stands for once it has been moved, and the face drawn"
                                + " anew.",
                        strips.labelled(rows(one.result().codes().factors()))))
                .toList();
    }

    private static Map<String, String> rows(FactorAnalysis analysis) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < analysis.moves().size(); i++) {
            rows.put(told(analysis.moves().get(i).factor()), analysis.pictures().get(i));
        }
        return rows;
    }

    private List<Found> analysed() {
        return found.stream()
                .filter(one ->
                        one.result().codes() != null && one.result().codes().factors() != null)
                .toList();
    }

    private static String told(FaceFactor factor) {
        return factor.name().toLowerCase(Locale.ROOT);
    }
}
