package org.idem4j.tribuo.experiment.images;

import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * What drawn images are worth beside true ones. None of the numbers tells much alone: a network that gives one image for every
 * input may make a classifier sure of all of them.
 *
 * @param sure The share of the images that the classifier is sure of, with more than .9.
 * @param classes The effective number of classes of those, exp of the entropy of their shares.
 * @param deviation Of a pixel over the images, the root mean square over the pixels.
 * @param distance The Fréchet distance to true images, in the classifier's features.
 * @param coverage Of true images, in the classifier's features.
 * @param nearest How far the nearest training image is, root mean square over pixels, the mean over images.
 */
record SampleMeasures(double sure, double classes, double deviation, double distance, double coverage, double nearest) {

    /** The neighbours of a coverage, as Naeem et al. have it. */
    private static final int NEIGHBOURS = 5;

    /**
     * Measures images.
     *
     * @param images Row-major, at least two.
     * @param truth True images that nothing was trained on, more than five.
     * @param training Images that were trained on.
     * @param judge The classifier.
     */
    static SampleMeasures of(float[] images, float[] truth, float[] training, ImageJudge judge) {
        int n = judge.pixels();
        float[] scores = judge.scores(images);
        float[] features = judge.features(images);
        float[] ofTruth = judge.features(truth);
        double[] held = new double[judge.classes()];
        int sure = 0;
        for (int row = 0; row < images.length / n; row++) {
            if (judge.sure(scores, row)) {
                held[ImageJudge.best(scores, row, held.length)]++;
                sure++;
            }
        }
        return new SampleMeasures(
                (double) sure / (images.length / n),
                effective(held, sure),
                NoiseSpread.spread(images, n),
                FrechetDistance.between(features, ofTruth, judge.featureColumns()),
                Neighbours.coverage(ofTruth, features, judge.featureColumns(), NEIGHBOURS),
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
