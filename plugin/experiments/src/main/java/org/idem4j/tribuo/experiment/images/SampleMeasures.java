package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * What drawn images are worth beside true ones. None of the numbers tells much alone: a network that gives one image for every
 * input may make a classifier sure of all of them.
 *
 * @param sure The share of the images that the classifier is sure of, with more than .9; NaN where there is no classifier.
 * @param classes The effective number of classes of those, exp of the entropy of their shares; NaN where there are none.
 * @param deviation Of a pixel over the images, the root mean square over the pixels.
 * @param distance The Fréchet distance to true images, in the features.
 * @param coverage Of true images, in the features.
 * @param nearest How far the nearest training image is, root mean square over pixels, the mean over images.
 */
record SampleMeasures(double sure, double classes, double deviation, double distance, double coverage, double nearest) {

    /** The neighbours of a coverage, as Naeem et al. have it. */
    private static final int NEIGHBOURS = 5;

    /**
     * Measures images by a classifier.
     *
     * @param images Row-major, at least two.
     * @param truth True images that nothing was trained on, more than five.
     * @param training Images that were trained on.
     * @param judge The classifier.
     */
    static SampleMeasures of(float[] images, float[] truth, float[] training, ImageJudge judge) {
        int n = judge.pixels();
        float[] scores = judge.scores(images);
        double[] held = new double[judge.classes()];
        int sure = 0;
        for (int row = 0; row < images.length / n; row++) {
            if (judge.sure(scores, row)) {
                held[ImageJudge.best(scores, row, held.length)]++;
                sure++;
            }
        }
        return of(images, truth, training, n, judge, (double) sure / (images.length / n), effective(held, sure));
    }

    /**
     * Measures images of no classes.
     *
     * @param images Row-major, at least two.
     * @param truth True images that nothing was trained on, more than five.
     * @param training Images that were trained on.
     * @param n The values of an image.
     * @param features What they are compared in.
     */
    static SampleMeasures of(float[] images, float[] truth, float[] training, int n, ImageFeatures features) {
        return of(images, truth, training, n, features, Double.NaN, Double.NaN);
    }

    private static SampleMeasures of(
            float[] images,
            float[] truth,
            float[] training,
            int n,
            ImageFeatures features,
            double sure,
            double classes) {
        float[] ofImages = features.features(images);
        float[] ofTruth = features.features(truth);
        int columns = features.featureColumns();
        return new SampleMeasures(
                sure,
                classes,
                NoiseSpread.spread(images, n),
                FrechetDistance.between(ofImages, ofTruth, columns),
                Neighbours.coverage(ofTruth, ofImages, columns, NEIGHBOURS),
                Neighbours.distance(images, training, n));
    }

    /** exp of the entropy of shares; 0 where there is nothing to share. */
    static double effective(double[] held, double sum) {
        double entropy = 0;
        for (double share : held) {
            entropy -= share > 0 ? share / sum * Math.log(share / sum) : 0;
        }
        return sum > 0 ? Math.exp(entropy) : 0;
    }
}
