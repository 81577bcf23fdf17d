package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.experiment.images.ImageFindings.Found;
import org.idem4j.tribuo.report.Table;

/**
 * The outcome in numbers.
 *
 * @param name The experiment's.
 * @param found What the recipes came to.
 * @param set The images.
 * @param noise What stood for noise.
 */
record ImageTables(String name, List<Found> found, ImageSet set, ImageNoise noise) {

    private static final String RECIPE = "recipe";

    private static final List<String> BEFORE_AND_AFTER =
            List.of("error before", "error after", "accuracy before", "accuracy after");

    private static final String REPAIR_TEXT =
            "On test images, a third each with noise, with dropped pixels, with a hole. Errors and gaps are root mean squares over"
                    + " pixels, which go from 0 to 1; a gap is what a second pass changes.";

    private static final String ACCURACY_TEXT = " Accuracy is the classifier's, on repaired images.";

    private static final String KIND_TEXT =
            "The same test images, all with one kind of damage. No network was trained on blur or low resolution, and only those"
                    + " that repair on the others.";

    private static final String SAMPLES_TEXT =
            "Images beside as many true ones.%s Spread: a pixel's deviation over the images; distance: Fréchet's, in %s (not the FID"
                    + " of Inception); coverage: the share of true images that have one near, in the same; nearest: how far the"
                    + " nearest training image is. Noise is f of %s, drawn is from the mixture of the codes. COLLAPSED: the spread is"
                    + " below a third of true images'.";

    private static final String SURE_TEXT =
            " Sure: the share that the classifier gives more than .9; classes: how many of them there effectively are, exp of the"
                    + " entropy.";

    private static final String CODES_TEXT =
            "Of test images, along the principal directions of training images' codes. 90 %: the directions that hold so much of"
                    + " the variance; effective: their effective number, exp of the entropy of their shares.";

    private static final String MOVED_TEXT =
            " Halfway: of the codes midway between two test images' the share whose image the classifier is sure of. Moved: code of"
                    + " an image of class a − mean of a + mean of b; the share that the classifier then takes for b. The first row does"
                    + " both to pixels.";

    Table repair() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : found) {
            ImageResult result = one.result();
            List<Object> row = new ArrayList<>(List.of(one.recipe().told()));
            row.addAll(beforeAndAfter(result.repair()));
            row.addAll(List.of(
                    result.gaps().damaged()[1],
                    result.gaps().noise()[1],
                    result.gaps().data()[1],
                    result.seconds()));
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of(RECIPE));
        columns.addAll(BEFORE_AND_AFTER);
        columns.addAll(List.of("gap on damage", "gap on noise", "gap on data", "seconds of training"));
        return table("repair", "Repair and idempotence", REPAIR_TEXT + judged(ACCURACY_TEXT), columns, rows);
    }

    Table byKind() {
        List<List<Object>> rows = new ArrayList<>();
        for (KindOfDamage kind : KindOfDamage.values()) {
            for (Found one : found) {
                List<Object> row = new ArrayList<>(List.of(
                        kind.told(),
                        one.recipe().told(),
                        kind.trained() && one.recipe().repairs() ? "yes" : "no"));
                row.addAll(beforeAndAfter(one.result().byKind().get(kind)));
                rows.add(row);
            }
        }
        List<String> columns = new ArrayList<>(List.of("damage", RECIPE, "trained on it"));
        columns.addAll(BEFORE_AND_AFTER);
        return table("damage", "Repair by kind of damage", KIND_TEXT, columns, rows);
    }

    private static List<Object> beforeAndAfter(Restored restored) {
        return List.of(restored.before(), restored.after(), restored.accuracyBefore(), restored.accuracyAfter());
    }

    Table samples() {
        List<List<Object>> rows = new ArrayList<>();
        SampleMeasures truth = set.measuresOfTrue(ImageMeasurement.MEASURED);
        rows.add(row("true test images", "–", truth, ""));
        for (Found one : found) {
            String told = one.recipe().told();
            rows.add(row(
                    told, "noise", one.result().fromNoise(), word(one.result().collapsed())));
            SampleMeasures drawn = one.result().fromMixture();
            if (drawn != null) {
                boolean collapsed = new NoiseSpread(drawn.deviation(), truth.deviation()).collapsed();
                rows.add(row(told, "drawn", drawn, word(collapsed)));
            }
        }
        return table(
                "samples",
                "Images from noise and from the mixture",
                String.format(SAMPLES_TEXT, judged(SURE_TEXT), set.features().told(), noise.told()),
                List.of(RECIPE, "from", "sure", "classes", "spread", "distance", "coverage", "nearest", "collapse"),
                rows);
    }

    private static String word(boolean collapsed) {
        return collapsed ? "COLLAPSED" : "no";
    }

    private static List<Object> row(String recipe, String from, SampleMeasures measures, String collapse) {
        return List.of(
                recipe,
                from,
                measures.sure(),
                measures.classes(),
                measures.deviation(),
                measures.distance(),
                measures.coverage(),
                measures.nearest(),
                collapse);
    }

    Table codes() {
        List<List<Object>> rows = new ArrayList<>();
        if (set.judge().isPresent()) {
            CodeMeasurement pixels =
                    new CodeMeasurement(Coding.pixels(set.shape().size()), set);
            rows.add(codes(
                    "the pixels themselves",
                    set.shape().size(),
                    null,
                    null,
                    pixels.sureHalfway(),
                    pixels.arithmetic().orElse(null)));
        }
        for (Found one : found) {
            CodeAnalysis codes = one.result().codes();
            if (codes != null) {
                rows.add(codes(
                        one.recipe().told(),
                        codes.variances().length,
                        codes.most(),
                        codes.effective(),
                        codes.sure(),
                        codes.arithmetic()));
            }
        }
        return table(
                "codes",
                "What the codes are like",
                CODES_TEXT + judged(MOVED_TEXT),
                List.of(RECIPE, "length", "90 %", "effective", "halfway: sure", "moved: taken for b"),
                rows);
    }

    private static List<Object> codes(
            String recipe, int length, Integer most, Double effective, double sure, CodeArithmetic moved) {
        return Arrays.asList(recipe, length, most, effective, sure, moved == null ? null : moved.turned());
    }

    Table gaps() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : found) {
            GapCurves gaps = one.result().gaps();
            for (int k = 0; k < gaps.data().length; k++) {
                rows.add(List.of(one.recipe().told(), k, gaps.data()[k], gaps.damaged()[k], gaps.noise()[k]));
            }
        }
        return table(
                "gaps",
                "Gaps",
                "The root mean square of fᵏ⁺¹(x) − fᵏ(x) over pixels.",
                List.of(RECIPE, "k", "on data", "on damage", "on noise"),
                rows);
    }

    Table losses() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : found) {
            LossCurves losses = one.result().course().losses();
            losses.terms().forEach((term, values) -> {
                for (int i = 0; i < values.length; i++) {
                    rows.add(List.of(one.recipe().told(), term, losses.steps()[i], values[i]));
                }
            });
        }
        return table(
                "losses",
                "Losses",
                "The root of the mean since the step before, without the terms' weights.",
                List.of(RECIPE, "term", "step", "loss"),
                rows);
    }

    Table variances() {
        List<List<Object>> rows = new ArrayList<>();
        for (Found one : found) {
            if (one.result().codes() != null) {
                double[] variances = one.result().codes().variances();
                for (int i = 0; i < variances.length; i++) {
                    rows.add(List.of(one.recipe().told(), i + 1, variances[i]));
                }
            }
        }
        return table(
                "variances",
                "Variances of codes",
                "Of test images, by principal direction of training images' codes.",
                List.of(RECIPE, "direction", "variance"),
                rows);
    }

    /** A text where a classifier tells the images' classes. */
    private String judged(String text) {
        return set.judge().isPresent() ? text : "";
    }

    private Table table(String suffix, String title, String text, List<String> columns, List<List<Object>> rows) {
        return new Table(name + "-" + suffix, title, text, columns, rows).withoutEmptyColumns();
    }
}
