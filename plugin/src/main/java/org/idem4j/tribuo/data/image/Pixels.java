package org.idem4j.tribuo.data.image;

/**
 * The pixels of one image, a byte a value.
 *
 * @param channels 1 or 3.
 * @param height In pixels.
 * @param width In pixels.
 * @param values In the order of a row.
 * @param losesColours Whether the picture had colours, of which one channel keeps nothing.
 */
record Pixels(int channels, int height, int width, byte[] values, boolean losesColours) {

    /**
     * The middle of the image at another size: as much of it as has the sizes' ratio, each new pixel the mean of the old ones around
     * it, weighted by a triangle as wide as the new pixels are apart, or the old ones where these are wider. The same size gives the
     * same pixels.
     */
    byte[] fitted(int newHeight, int newWidth) {
        double step = Math.min((double) height / newHeight, (double) width / newWidth);
        Weights across = Weights.of(width, newWidth, step);
        Weights down = Weights.of(height, newHeight, step);
        float[] line = new float[width];
        float[] narrowed = new float[channels * height * newWidth];
        for (int y = 0; y < channels * height; y++) {
            for (int x = 0; x < width; x++) {
                line[x] = values[y * width + x] & 0xff;
            }
            for (int x = 0; x < newWidth; x++) {
                narrowed[y * newWidth + x] = across.mean(x, line, 0, 1);
            }
        }
        byte[] fitted = new byte[channels * newHeight * newWidth];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < newHeight; y++) {
                for (int x = 0; x < newWidth; x++) {
                    float mean = down.mean(y, narrowed, c * height * newWidth + x, newWidth);
                    fitted[(c * newHeight + y) * newWidth + x] = (byte) Math.round(mean);
                }
            }
        }
        return fitted;
    }

    /**
     * What each new pixel of a line is the mean of.
     *
     * @param first Per new pixel the first old one.
     * @param shares Per new pixel the weights of the old ones from there on, their sum 1.
     */
    private record Weights(int[] first, float[][] shares) {

        static Weights of(int before, int after, double step) {
            double start = (before - after * step) / 2;
            double reach = Math.max(1, step);
            int[] first = new int[after];
            float[][] shares = new float[after][];
            for (int i = 0; i < after; i++) {
                double centre = start + (i + 0.5) * step - 0.5;
                int from = Math.max(0, (int) Math.ceil(centre - reach));
                int to = Math.min(before - 1, (int) Math.floor(centre + reach));
                double[] weights = new double[to - from + 1];
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = Math.max(0, 1 - Math.abs(from + k - centre) / reach);
                    sum += weights[k];
                }
                first[i] = from;
                shares[i] = new float[weights.length];
                for (int k = 0; k < weights.length; k++) {
                    shares[i][k] = (float) (weights[k] / sum);
                }
            }
            return new Weights(first, shares);
        }

        float mean(int pixel, float[] line, int offset, int stride) {
            float sum = 0;
            for (int k = 0; k < shares[pixel].length; k++) {
                sum += shares[pixel][k] * line[offset + (first[pixel] + k) * stride];
            }
            return sum;
        }
    }
}
