package org.idem4j.tribuo.experiment.images;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.images.ImageFindings.Found;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;

/**
 * Curves of all recipes beside each other.
 *
 * @param name The experiment's.
 * @param found What the recipes came to.
 */
record ImageCurves(String name, List<Found> found) {

    /** The colours that differ; lines beyond them are dashed. */
    private static final int COLORS = 5;

    private static final int COLUMNS = 2;

    /** The loss terms over the steps, a panel for each term that a recipe has. */
    Figure losses() {
        Map<String, Panel> panels = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            LossCurves losses = found.get(i).result().course().losses();
            double[] steps = Arrays.stream(losses.steps()).asDoubleStream().toArray();
            for (Map.Entry<String, double[]> term : losses.terms().entrySet()) {
                Panel panel = panels.computeIfAbsent(
                        term.getKey(), title -> new Panel(title, "step", "root mean square").linearX());
                line(panel, i, steps, term.getValue());
            }
        }
        return figure(
                "losses",
                "How training went",
                "Each term of the objective over the steps, without its weight, on the batches as they were trained on.",
                List.copyOf(panels.values()));
    }

    /** What pass after pass changes. */
    Figure gaps() {
        List<Panel> panels = List.of(
                gaps("true test images", GapCurves::data),
                gaps("damaged test images", GapCurves::damaged),
                gaps("noise", GapCurves::noise));
        Panel.alignHeights(panels);
        return figure(
                "gaps",
                "How much does another pass change?",
                "gap[k] is the root mean square of fᵏ⁺¹(x) − fᵏ(x) over pixels: at k = 0 how far f moves its input, at k = 1 how far"
                        + " it is from idempotent there.",
                panels);
    }

    private Panel gaps(String title, Function<GapCurves, double[]> curve) {
        Panel panel = new Panel(title, "k", "gap").linearX();
        for (int i = 0; i < found.size(); i++) {
            double[] gaps = curve.apply(found.get(i).result().gaps());
            line(panel, i, IntStream.range(0, gaps.length).asDoubleStream().toArray(), gaps);
        }
        return panel;
    }

    /** The spectra of the codes; nothing where no recipe has any. */
    Optional<Figure> variances() {
        Panel panel = new Panel("codes of test images", "principal direction", "share of the variance").linearX();
        boolean some = false;
        for (int i = 0; i < found.size(); i++) {
            CodeAnalysis codes = found.get(i).result().codes();
            if (codes != null) {
                double[] shares = codes.shares();
                double[] directions =
                        IntStream.rangeClosed(1, shares.length).asDoubleStream().toArray();
                line(panel, i, directions, shares);
                some = true;
            }
        }
        return some
                ? Optional.of(figure(
                        "spectrum",
                        "How many directions do the codes use?",
                        "The variance of test images' codes along the principal directions of training images' codes.",
                        List.of(panel)))
                : Optional.empty();
    }

    private static void line(Panel panel, int recipe, double[] xs, double[] ys) {
        Color color = PlotStyle.series(recipe);
        if (recipe < COLORS) {
            panel.line(xs, ys, color);
        } else {
            panel.dashed(xs, ys, color);
        }
    }

    private Figure figure(String suffix, String title, String text, List<Panel> panels) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String told = found.get(i).recipe().told();
            entries.add(
                    i < COLORS
                            ? Legend.Entry.plain(told, PlotStyle.series(i))
                            : Legend.Entry.dashed(told, PlotStyle.series(i)));
        }
        Picture plots = Picture.grid(panels.stream().map(Panel::picture).toList(), COLUMNS);
        return new Figure(name + "-" + suffix, title, text, plots.above(new Legend(entries).picture(plots.width())));
    }
}
