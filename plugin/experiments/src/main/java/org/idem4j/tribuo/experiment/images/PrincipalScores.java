package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.MixtureFit;
import org.idem4j.tribuo.training.RandomStream;

/** Scores of images by the principal directions of expected ones, the linear counterpart of an autoencoder. */
final class PrincipalScores {

    private final int rank;
    private final PixelComponents components;
    private final LatentMixture mixture;

    /**
     * Finds the directions.
     *
     * @param rows Expected images, row-major.
     * @param n The pixels.
     * @param rank How many directions.
     * @param seed Of the density's fit.
     */
    PrincipalScores(float[] rows, int n, int rank, long seed) {
        this.rank = rank;
        this.components = PixelComponents.of(rows, n, rank);
        this.mixture = MixtureFit.fit(components.features(rows), rank, new RandomStream(seed));
    }

    /** The squares of what lies outside the directions. */
    double[] errors(float[] rows) {
        float[] mean = components.mean();
        float[] inside = components.features(rows);
        double[] errors = new double[rows.length / mean.length];
        for (int i = 0; i < rows.length; i++) {
            double centred = rows[i] - mean[i % mean.length];
            errors[i / mean.length] += centred * centred;
        }
        for (int i = 0; i < inside.length; i++) {
            errors[i / rank] -= (double) inside[i] * inside[i];
        }
        return errors;
    }

    /** How rare the coordinates along the directions are. */
    double[] rarities(float[] rows) {
        double[] densities = mixture.logDensity(components.features(rows));
        return Arrays.stream(densities).map(density -> -density).toArray();
    }
}
