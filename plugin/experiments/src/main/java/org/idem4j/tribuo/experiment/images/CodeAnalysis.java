package org.idem4j.tribuo.experiment.images;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the codes of test images are like, along the principal directions of those of training images. Pictures are as
 * {@link ShownImages} has them.
 *
 * @param variances Of test images' codes by direction, in the order of the training images' variances.
 * @param most How many directions it takes for 90 % of the variance.
 * @param effective The effective number of directions, exp of the entropy of their shares of the variance.
 * @param traversal A row for each leading direction: what the codes from −2 to 2 deviations along it stand for.
 * @param lines A row for each of a few pairs of test images: one, what the codes on the line between theirs stand for, the other.
 * @param sure The share of the codes halfway between two test images' of whose image the classifier is sure; NaN without one.
 * @param arithmetic What comes of codes that are moved from class to class; null where images have no labels.
 * @param factors What they tell of the factors of drawn images; null where images are not drawn.
 */
record CodeAnalysis(
        double[] variances,
        int most,
        double effective,
        List<String> traversal,
        List<String> lines,
        double sure,
        CodeArithmetic arithmetic,
        FactorAnalysis factors) {

    private static final double MOST = 0.9;

    /** By direction its share of the variance. */
    double[] shares() {
        double sum = DoubleStream.of(variances).sum();
        return DoubleStream.of(variances).map(variance -> variance / sum).toArray();
    }

    /** How many directions it takes for 90 % of the variance. */
    static int most(double[] variances, double sum) {
        int directions = 0;
        double covered = 0;
        while (directions < variances.length && covered < MOST * sum) {
            covered += variances[directions];
            directions++;
        }
        return directions;
    }
}
