package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;

/**
 * What trainings on images came to.
 *
 * @param name The experiment's, with which the names of all files begin.
 * @param found What the recipes that have been run came to, at least one.
 * @param set The images.
 * @param noise What stood for noise.
 */
record ImageFindings(String name, List<Found> found, ImageSet set, ImageNoise noise) {

    /** A recipe and what it came to. */
    record Found(ImageRecipe recipe, ImageResult result) {}

    Findings findings() {
        ImageStrips strips = new ImageStrips(set.shape());
        ImageCurves curves = new ImageCurves(name, found);
        ImageFigures pictures = new ImageFigures(name, strips);
        FactorFindings factors = new FactorFindings(name, found, strips);
        List<Figure> figures = new ArrayList<>(List.of(curves.losses(), curves.gaps()));
        curves.variances().ifPresent(figures::add);
        figures.addAll(pictures.byKind(found, set));
        figures.add(pictures.nearestOfTrue(set));
        found.forEach(one -> figures.addAll(pictures.of(one)));
        figures.addAll(factors.figures());
        ImageTables numbers = new ImageTables(name, found, set, noise);
        List<Table> tables =
                new ArrayList<>(List.of(numbers.repair(), numbers.byKind(), numbers.samples(), numbers.codes()));
        factors.table().ifPresent(tables::add);
        return new Findings(new ImageSummary(found).sentences(), figures, tables)
                .withData(List.of(numbers.gaps(), numbers.losses(), numbers.variances()));
    }
}
