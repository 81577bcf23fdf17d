package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;

/**
 * A few images and the nearest training image of each.
 *
 * @param images As {@link ShownImages} has them.
 * @param nearest The same.
 * @param distances Of each from its nearest, a root mean square over pixels.
 */
record NearestImages(String images, String nearest, double[] distances) {

    /** The first of some images. */
    static NearestImages of(float[] images, float[] training, int n) {
        float[] first = Arrays.copyOf(images, Math.min(images.length, ShownImages.SHOWN * n));
        int[] places = Neighbours.nearest(first, training, n);
        float[] nearest = new float[first.length];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(training, places[i] * n, nearest, i * n, n);
        }
        return new NearestImages(
                ShownImages.encode(first),
                ShownImages.encode(nearest),
                Neighbours.distances(first, training, places, n));
    }
}
