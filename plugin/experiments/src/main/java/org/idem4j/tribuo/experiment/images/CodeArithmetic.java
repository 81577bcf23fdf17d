package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Test images moved from class to class: the code of an image of class a, less the mean code of training images of a, plus that of
 * those of b.
 *
 * @param turned The share of the images, over all a and b ≠ a, that the classifier then takes for b.
 * @param moved A row for each class that is there: the first test image of it, then moved to each class in turn, as
 *     {@link ShownImages} has them; that to its own class is f of it.
 */
record CodeArithmetic(double turned, List<String> moved) {

    /** Of labelled images. */
    static CodeArithmetic of(Coding coding, LabelledImages training, LabelledImages test, ImageJudge judge) {
        int columns = coding.columns();
        float[] codes = coding.encode().apply(test.pixels());
        float[][] means = training.means(coding.encode().apply(training.pixels()), columns, judge.classes());
        int moves = 0;
        int turned = 0;
        float[][] byClass = new float[judge.classes()][];
        for (int b = 0; b < byClass.length; b++) {
            if (means[b] != null) {
                byClass[b] = coding.decode().apply(test.moved(codes, columns, means, b));
                int[] others = test.others(means, b);
                moves += others.length;
                turned += taken(judge.scores(byClass[b]), others, b, judge.classes());
            }
        }
        return new CodeArithmetic((double) turned / moves, shown(test, byClass, judge.pixels()));
    }

    /** How many of the images at some places are taken for a class. */
    private static int taken(float[] scores, int[] places, int b, int classes) {
        return (int) IntStream.of(places)
                .filter(row -> ImageJudge.best(scores, row, classes) == b)
                .count();
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
