package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.idem4j.tribuo.projection.PrincipalDirections;

/**
 * The leading principal components of the pixels of images: features of any images, with or without labels, for which nothing is trained.
 *
 * @param mean The images' mean.
 * @param directions Row-major, [components × n], orthonormal.
 */
record PixelComponents(float[] mean, float[] directions) implements ImageFeatures {

    /**
     * Of images.
     *
     * @param images Row-major, more than there are components.
     * @param n The values of an image.
     * @param components How many to take.
     */
    static PixelComponents of(float[] images, int n, int components) {
        double[] sums = new double[n];
        for (int i = 0; i < images.length; i++) {
            sums[i % n] += images[i];
        }
        int count = images.length / n;
        float[] mean = new float[n];
        for (int i = 0; i < n; i++) {
            mean[i] = (float) (sums[i] / count);
        }
        float[] centred = new float[images.length];
        for (int i = 0; i < images.length; i++) {
            centred[i] = images[i] - mean[i % n];
        }
        float[] weights = new float[count];
        Arrays.fill(weights, 1);
        return new PixelComponents(
                mean, PrincipalDirections.of(centred, weights, n).leadingRows(components));
    }

    @Override
    public String told() {
        return "the " + featureColumns() + " leading principal components of training images' pixels";
    }

    @Override
    public int featureColumns() {
        return directions.length / mean.length;
    }

    /** {@inheritDoc} They are how far an image lies from the mean along each direction. */
    @Override
    public float[] features(float[] images) {
        int n = mean.length;
        int columns = featureColumns();
        float[] features = new float[images.length / n * columns];
        IntStream.range(0, features.length).parallel().forEach(i -> {
            int image = i / columns * n;
            int direction = i % columns * n;
            double sum = 0;
            for (int c = 0; c < n; c++) {
                sum += (double) (images[image + c] - mean[c]) * directions[direction + c];
            }
            features[i] = (float) sum;
        });
        return features;
    }
}
