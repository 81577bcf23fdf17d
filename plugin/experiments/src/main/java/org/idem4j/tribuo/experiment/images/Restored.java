package org.idem4j.tribuo.experiment.images;

import java.util.function.UnaryOperator;

/**
 * Damaged test images and what f makes of them.
 *
 * @param before Their error, a root mean square over pixels.
 * @param after That of f of them.
 * @param accuracyBefore The share whose class the classifier tells; NaN where there is none.
 * @param accuracyAfter That of f of them.
 * @param damaged The first of them, as {@link ShownImages} has them.
 * @param repaired f of these.
 */
record Restored(
        double before, double after, double accuracyBefore, double accuracyAfter, String damaged, String repaired) {

    static Restored of(UnaryOperator<float[]> f, float[] damaged, float[] truth, ImageSet set) {
        float[] repaired = f.apply(damaged);
        int n = set.shape().size();
        return new Restored(
                PixelDistance.between(damaged, truth),
                PixelDistance.between(repaired, truth),
                accuracy(damaged, set),
                accuracy(repaired, set),
                ShownImages.first(damaged, n),
                ShownImages.first(repaired, n));
    }

    private static double accuracy(float[] images, ImageSet set) {
        return set.judge()
                .map(judge -> judge.accuracy(images, set.testLabels(images.length / judge.pixels())))
                .orElse(Double.NaN);
    }
}
