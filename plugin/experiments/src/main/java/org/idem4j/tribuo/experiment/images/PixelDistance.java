package org.idem4j.tribuo.experiment.images;

/** How far images are from others. */
final class PixelDistance {

    private PixelDistance() {}

    /** The root mean square over the pixels of all images. */
    static double between(float[] images, float[] others) {
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            double step = (double) images[i] - others[i];
            sum += step * step;
        }
        return Math.sqrt(sum / images.length);
    }
}
