package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Analyses the codes of images, and what other codes near them stand for. */
final class CodeMeasurement {

    /** The leading directions that are shown, … */
    private static final int DIRECTIONS = 5;

    /** … at so many places each, as far as so many deviations. */
    private static final int PLACES = 9;

    private static final double FARTHEST = 2;

    /** The pairs that lines are drawn between, … */
    private static final int PAIRS = 5;

    /** … and the places of a line, its ends with it. */
    private static final int STEPS = 8;

    /** The test images that are moved from class to class. */
    private static final int MOVED = 300;

    /** The test images of which each factor is changed, where there are any. */
    private static final int CHANGED = 100;

    private final Coding coding;
    private final ImageSet set;
    private final int n;

    CodeMeasurement(Coding coding, ImageSet set) {
        this.coding = coding;
        this.set = set;
        this.n = set.shape().size();
    }

    /** Directions and means come from training images, what is measured from test images. */
    CodeAnalysis analysis() {
        float[] pixels = set.testPixels(ImageMeasurement.MEASURED);
        float[] codes = encode(pixels);
        CodeDirections directions =
                CodeDirections.of(encode(set.trainingPixels(ImageMeasurement.COMPARED)), coding.columns());
        double[] variances = directions.variances(codes);
        double sum = DoubleStream.of(variances).sum();
        return new CodeAnalysis(
                variances,
                CodeAnalysis.most(variances, sum),
                SampleMeasures.effective(variances, sum),
                traversal(directions),
                lines(pixels, codes),
                sureHalfway(codes),
                arithmetic().orElse(null),
                factors().orElse(null));
    }

    /** The share of the codes halfway between two test images' of whose image the classifier is sure; NaN without one. */
    double sureHalfway() {
        return sureHalfway(encode(set.testPixels(ImageMeasurement.MEASURED)));
    }

    private double sureHalfway(float[] codes) {
        return set.judge()
                .map(judge -> judge.sure(decode(halfway(codes, coding.columns()))))
                .orElse(Double.NaN);
    }

    /** What comes of codes that are moved from class to class; nothing where images have no labels. */
    Optional<CodeArithmetic> arithmetic() {
        int compared = ImageMeasurement.COMPARED;
        return set.judge()
                .map(judge -> CodeArithmetic.of(
                        coding,
                        new LabelledImages(set.trainingPixels(compared), set.trainingLabels(compared)),
                        new LabelledImages(set.testPixels(MOVED), set.testLabels(MOVED)),
                        judge));
    }

    /** What codes tell of the factors of drawn images; nothing of others. */
    private Optional<FactorAnalysis> factors() {
        FactorMeasurement measurement = new FactorMeasurement(coding);
        return set.drawnTest(CHANGED)
                .flatMap(test ->
                        set.drawnTraining(ImageMeasurement.COMPARED).map(training -> measurement.of(training, test)));
    }

    private float[] encode(float[] images) {
        return coding.encode().apply(images);
    }

    private float[] decode(float[] codes) {
        return coding.decode().apply(codes);
    }

    private List<String> traversal(CodeDirections directions) {
        List<String> rows = new ArrayList<>();
        int k = coding.columns();
        for (int direction = 0; direction < Math.min(DIRECTIONS, k); direction++) {
            float[] along = new float[PLACES * k];
            for (int place = 0; place < PLACES; place++) {
                double deviation = FARTHEST * (2.0 * place / (PLACES - 1) - 1);
                System.arraycopy(directions.at(direction, deviation), 0, along, place * k, k);
            }
            rows.add(ShownImages.encode(decode(along)));
        }
        return rows;
    }

    private List<String> lines(float[] pixels, float[] codes) {
        List<String> rows = new ArrayList<>();
        int k = coding.columns();
        for (int pair = 0; pair < Math.min(PAIRS, pixels.length / n / 2); pair++) {
            float[] between = new float[STEPS * k];
            for (int i = 0; i < between.length; i++) {
                double share = (double) (i / k) / (STEPS - 1);
                int from = 2 * pair * k + i % k;
                between[i] = (float) ((1 - share) * codes[from] + share * codes[from + k]);
            }
            float[] row = new float[(STEPS + 2) * n];
            System.arraycopy(pixels, 2 * pair * n, row, 0, n);
            System.arraycopy(decode(between), 0, row, n, STEPS * n);
            System.arraycopy(pixels, (2 * pair + 1) * n, row, (STEPS + 1) * n, n);
            rows.add(ShownImages.encode(row));
        }
        return rows;
    }

    /** The means of the first row and the second, the third and the fourth, and so on. */
    private static float[] halfway(float[] rows, int columns) {
        float[] halfway = new float[rows.length / columns / 2 * columns];
        for (int i = 0; i < halfway.length; i++) {
            int first = 2 * (i / columns) * columns + i % columns;
            halfway[i] = (rows[first] + rows[first + columns]) / 2;
        }
        return halfway;
    }
}
