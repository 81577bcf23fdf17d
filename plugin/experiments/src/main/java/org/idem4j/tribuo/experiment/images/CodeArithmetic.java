package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.idem4j.tribuo.CodeSpace;

/**
 * Test images moved from class to class: the code of an image of class a, less the mean code of training images of a, plus that of
 * those of b.
 *
 * @param turned The share of the images, over all a and b ≠ a, that the classifier then takes for b.
 * @param turnedPixels The same where pixels are moved so in place of codes, and cut off at 0 and 1.
 * @param moved A row for each class that is there: the first test image of it, then moved to each class in turn, as
 *     {@link ShownImages} has them; that to its own class is f of it.
 */
record CodeArithmetic(double turned, double turnedPixels, List<String> moved) {

    /** Of labelled images. */
    static CodeArithmetic of(CodeSpace codes, LabelledImages training, LabelledImages test, ImageJudge judge) {
        int pixels = judge.pixels();
        int k = codes.columns();
        float[] encoded = codes.encode(test.pixels());
        float[][] means = training.means(codes.encode(training.pixels()), k, judge.classes());
        float[][] images = training.means(training.pixels(), pixels, judge.classes());
        int moves = 0;
        double turned = 0;
        double turnedPixels = 0;
        float[][] byClass = new float[judge.classes()][];
        for (int b = 0; b < judge.classes(); b++) {
            if (means[b] != null) {
                byClass[b] = codes.decode(test.moved(encoded, k, means, b));
                float[] mixed = test.moved(test.pixels(), pixels, images, b);
                int[] others = test.others(means, b);
                moves += others.length;
                turned += taken(judge, byClass[b], others, b);
                turnedPixels += taken(judge, cut(mixed), others, b);
            }
        }
        return new CodeArithmetic(turned / moves, turnedPixels / moves, shown(test, byClass, pixels));
    }

    /** How many of the images at some places are taken for a class. */
    private static int taken(ImageJudge judge, float[] images, int[] places, int b) {
        float[] scores = judge.scores(images);
        return (int) IntStream.of(places)
                .filter(row -> ImageJudge.best(scores, row, judge.classes()) == b)
                .count();
    }

    private static float[] cut(float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, Math.min(1, pixels[i]));
        }
        return pixels;
    }

    private static List<String> shown(LabelledImages test, float[][] byClass, int n) {
        List<float[]> there = Stream.of(byClass).filter(Objects::nonNull).toList();
        List<String> rows = new ArrayList<>();
        for (int a = 0; a < byClass.length; a++) {
            int first = test.first(a);
            if (first >= 0 && byClass[a] != null) {
                float[] row = new float[(there.size() + 1) * n];
                System.arraycopy(test.pixels(), first * n, row, 0, n);
                for (int b = 0; b < there.size(); b++) {
                    System.arraycopy(there.get(b), first * n, row, (b + 1) * n, n);
                }
                rows.add(ShownImages.encode(row));
            }
        }
        return rows;
    }
}
