package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.data.image.ImageGrid;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link Digits} found.
 *
 * @param found What the recipes that have been run came to.
 * @param set The images.
 */
record ImageFindings(List<Found> found, JudgedDigits set) {

    /** The true images that are measured beside the drawn ones. */
    private static final int MEASURED = 1000;

    private static final int SCALE = 2;
    private static final int MARGIN = 2;

    private static final String REPAIR_TEXT =
            "On test images, a third each with noise, with dropped pixels, with a hole. Errors and gaps are root mean squares over"
                    + " pixels, which go from 0 to 1; a gap is what a second pass changes. Accuracy is the classifier's, on"
                    + " repaired images.";

    private static final String SAMPLES_TEXT =
            "Images beside as many true ones. Sure: the share that the classifier gives more than .9; classes: how many of them"
                    + " there effectively are, exp of the entropy; spread: a pixel's deviation over the images; distance: Fréchet's, in"
                    + " the classifier's features (not the FID of Inception); coverage: the share of true images that have one near;"
                    + " nearest: how far the nearest training image is. Noise is f of N(0, 1), drawn is from the mixture of the codes.";

    /** A recipe and what it came to. */
    record Found(ImageRecipe recipe, ImageResult result) {}

    Findings findings() {
        return new Findings(summary(), figures(), List.of(repair(), samples()));
    }

    private List<String> summary() {
        List<String> sentences = new ArrayList<>();
        found.stream()
                .filter(one -> one.recipe().repairs())
                .min(Comparator.comparingDouble(one -> one.result().repair()))
                .ifPresent(best -> sentences.add(String.format(
                        Locale.ROOT,
                        "The best repair is that of *%s*: the error %s from %.3f to *%.3f*, and the classifier is right on %.3f in"
                                + " place of %.3f of the images.",
                        best.recipe().told(),
                        best.result().repair() < best.result().damage() ? "falls" : "rises",
                        best.result().damage(),
                        best.result().repair(),
                        best.result().repairedAccuracy(),
                        best.result().damagedAccuracy())));
        for (Found one : found) {
            if (one.recipe().onNoise()) {
                SampleMeasures noise = one.result().fromNoise();
                sentences.add(String.format(
                        Locale.ROOT,
                        "*%s*: on noise %s; %.2f sure, %.1f classes, a spread of %.3f, a gap of %.3f.",
                        one.recipe().told(),
                        one.result().collapsed() ? "*collapsed*" : "not collapsed",
                        noise.sure(),
                        noise.classes(),
                        noise.deviation(),
                        one.result().gapOnNoise()[0]));
            }
        }
        return sentences;
    }

    private Table repair() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : found) {
            ImageResult result = one.result();
            rows.add(List.of(
                    one.recipe().told(),
                    result.damage(),
                    result.repair(),
                    result.damagedAccuracy(),
                    result.repairedAccuracy(),
                    result.gapOnDamage()[0],
                    result.gapOnNoise()[0],
                    result.seconds()));
        }
        return new Table(
                "mnist-repair",
                "Repair and idempotence",
                REPAIR_TEXT,
                List.of(
                        "recipe",
                        "error before",
                        "error after",
                        "accuracy before",
                        "accuracy after",
                        "gap on damage",
                        "gap on noise",
                        "seconds of training"),
                rows);
    }

    private Table samples() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row("true test images", "–", set.measuresOfTrue(MEASURED), ""));
        for (Found one : found) {
            rows.add(row(
                    one.recipe().told(),
                    "noise",
                    one.result().fromNoise(),
                    one.result().collapsed() ? "collapsed" : ""));
            if (one.result().fromMixture() != null) {
                rows.add(row(one.recipe().told(), "drawn", one.result().fromMixture(), ""));
            }
        }
        return new Table(
                "mnist-samples",
                "Images from noise and from the mixture",
                SAMPLES_TEXT,
                List.of("recipe", "from", "sure", "classes", "spread", "distance", "coverage", "nearest", ""),
                rows);
    }

    private static List<Object> row(String recipe, String from, SampleMeasures measures, String word) {
        return List.of(
                recipe,
                from,
                measures.sure(),
                measures.classes(),
                measures.deviation(),
                measures.distance(),
                measures.coverage(),
                measures.nearest(),
                word);
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        ImageShape shape = set.files().shape();
        for (Found one : found) {
            ShownImages shown = one.result().pictures();
            List<String> rows = one.result().fromMixture() == null
                    ? List.of(shown.noise(), shown.once(), shown.twice(), shown.damaged(), shown.repaired())
                    : List.of(
                            shown.noise(),
                            shown.once(),
                            shown.twice(),
                            shown.damaged(),
                            shown.repaired(),
                            shown.drawn());
            figures.add(new Figure(
                    "mnist-" + one.recipe().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    one.recipe().told(),
                    "From the top: noise z, f(z), f(f(z)); damaged test images, repaired"
                            + (one.result().fromMixture() == null ? "." : "; drawn from the mixture."),
                    picture(rows, shape)));
        }
        return figures;
    }

    private static Picture picture(List<String> rows, ImageShape shape) {
        List<float[]> decoded = rows.stream().map(ShownImages::decode).toList();
        float[] all = new float[decoded.stream().mapToInt(row -> row.length).sum()];
        int place = 0;
        for (float[] row : decoded) {
            System.arraycopy(row, 0, all, place, row.length);
            place += row.length;
        }
        return Picture.of(new ImageGrid(shape, decoded.get(0).length / shape.size(), MARGIN, SCALE).draw(all));
    }
}
