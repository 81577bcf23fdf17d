package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;

/**
 * What trainings on images came to.
 *
 * @param name The experiment's, with which the names of all files begin.
 * @param found What the recipes that have been run came to, at least one.
 * @param set The images.
 */
record ImageFindings(String name, List<Found> found, ImageSet set) {

    /** A recipe and what it came to. */
    record Found(ImageRecipe recipe, ImageResult result) {}

    Findings findings() {
        ImageCurves curves = new ImageCurves(name, found);
        ImageFigures pictures = new ImageFigures(name, new ImageStrips(set.shape()));
        List<Figure> figures = new ArrayList<>(List.of(curves.losses(), curves.gaps()));
        curves.variances().ifPresent(figures::add);
        figures.addAll(pictures.byKind(found, set));
        figures.add(pictures.nearestOfTrue(set));
        found.forEach(one -> figures.addAll(pictures.of(one)));
        ImageTables tables = new ImageTables(name, found);
        return new Findings(
                        new ImageSummary(found).sentences(),
                        figures,
                        List.of(tables.repair(), tables.byKind(), tables.samples(set), tables.codes(set)))
                .withData(List.of(tables.gaps(), tables.losses(), tables.variances()));
    }
}
