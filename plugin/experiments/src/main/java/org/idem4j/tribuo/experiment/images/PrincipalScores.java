package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.MixtureFit;
import org.idem4j.tribuo.projection.PrincipalDirections;
import org.idem4j.tribuo.training.RandomStream;

/** Scores of images by the principal directions of expected ones, the linear counterpart of an autoencoder. */
final class PrincipalScores {

    private final int n;
    private final int rank;
    private final double[] means;
    private final PrincipalDirections directions;
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
        this.n = n;
        this.rank = rank;
        this.means = new double[n];
        int count = rows.length / n;
        for (int i = 0; i < rows.length; i++) {
            means[i % n] += rows[i] / (double) count;
        }
        float[] weights = new float[count];
        Arrays.fill(weights, 1);
        float[] centred = centred(rows);
        this.directions = PrincipalDirections.of(centred, weights, n);
        this.mixture = MixtureFit.fit(directions.coordinates(centred, rank), rank, new RandomStream(seed));
    }

    private float[] centred(float[] rows) {
        float[] centred = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            centred[i] = (float) (rows[i] - means[i % n]);
        }
        return centred;
    }

    /** The squares of what lies outside the directions. */
    double[] errors(float[] rows) {
        float[] centred = centred(rows);
        float[] inside = directions.coordinates(centred, rank);
        double[] errors = new double[rows.length / n];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = square(centred, row, n) - square(inside, row, rank);
        }
        return errors;
    }

    private static double square(float[] rows, int row, int columns) {
        double sum = 0;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            sum += (double) rows[i] * rows[i];
        }
        return sum;
    }

    /** How rare the coordinates along the directions are. */
    double[] rarities(float[] rows) {
        double[] densities = mixture.logDensity(directions.coordinates(centred(rows), rank));
        return Arrays.stream(densities).map(density -> -density).toArray();
    }
}
