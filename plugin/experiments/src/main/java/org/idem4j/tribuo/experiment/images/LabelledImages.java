package org.idem4j.tribuo.experiment.images;

import java.util.stream.IntStream;

/**
 * Images and their classes.
 *
 * @param pixels Row-major.
 * @param labels Per image its class, from 0.
 */
record LabelledImages(float[] pixels, int[] labels) {

    /**
     * The means of the classes.
     *
     * @param rows A row for each image, its pixels or its code.
     * @param n The columns.
     * @param classes How many classes there are.
     * @return Per class the mean row; null where no image is of it.
     */
    float[][] means(float[] rows, int n, int classes) {
        double[][] sums = new double[classes][];
        int[] counts = new int[classes];
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            counts[label]++;
            if (sums[label] == null) {
                sums[label] = new double[n];
            }
            for (int i = 0; i < n; i++) {
                sums[label][i] += rows[row * n + i];
            }
        }
        float[][] means = new float[classes][];
        for (int label = 0; label < classes; label++) {
            if (counts[label] > 0) {
                means[label] = new float[n];
                for (int i = 0; i < n; i++) {
                    means[label][i] = (float) (sums[label][i] / counts[label]);
                }
            }
        }
        return means;
    }

    /** Rows, one for each image, moved from the means of their classes to that of another; where there is none they stay. */
    float[] moved(float[] rows, int n, float[][] means, int to) {
        float[] moved = rows.clone();
        for (int row = 0; row < labels.length; row++) {
            float[] from = means[labels[row]];
            for (int i = 0; from != null && i < n; i++) {
                moved[row * n + i] += means[to][i] - from[i];
            }
        }
        return moved;
    }

    /** The images of other classes than one, among those that have a mean. */
    int[] others(float[][] means, int than) {
        return IntStream.range(0, labels.length)
                .filter(row -> labels[row] != than && means[labels[row]] != null)
                .toArray();
    }

    /** The first image of a class; −1 where there is none. */
    int first(int label) {
        return IntStream.range(0, labels.length)
                .filter(row -> labels[row] == label)
                .findFirst()
                .orElse(-1);
    }
}
