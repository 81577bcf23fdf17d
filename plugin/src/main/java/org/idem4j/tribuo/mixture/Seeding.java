package org.idem4j.tribuo.mixture;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.Interruption;

/** Where a mixture begins: k-means (Lloyd 1982) from rows that lie apart (k-means++, Arthur &amp; Vassilvitskii 2007). */
final class Seeding {

    private Seeding() {}

    /**
     * Means to begin with.
     *
     * @param rows Row-major.
     * @param n The columns.
     * @param steps Of Lloyd's.
     * @return [components × n], row-major.
     */
    static double[] means(float[] rows, int n, int components, int steps, RandomGenerator random) {
        double[] means = apart(rows, n, components, random);
        int count = rows.length / n;
        for (int step = 0; step < steps; step++) {
            Interruption.check();
            double[] sums = new double[means.length];
            int[] held = new int[components];
            for (int row = 0; row < count; row++) {
                int k = nearest(rows, row, n, means);
                held[k]++;
                for (int i = 0; i < n; i++) {
                    sums[k * n + i] += rows[row * n + i];
                }
            }
            for (int i = 0; i < means.length; i++) {
                means[i] = held[i / n] == 0 ? means[i] : sums[i] / held[i / n];
            }
        }
        return means;
    }

    /** Rows drawn with a probability that grows with the squared distance from those drawn before. */
    private static double[] apart(float[] rows, int n, int components, RandomGenerator random) {
        int count = rows.length / n;
        double[] means = new double[components * n];
        double[] distances = new double[count];
        for (int k = 0; k < components; k++) {
            int drawn = k == 0 ? random.nextInt(count) : draw(distances, random);
            for (int i = 0; i < n; i++) {
                means[k * n + i] = rows[drawn * n + i];
            }
            for (int row = 0; row < count; row++) {
                double distance = distance(rows, row, n, means, k);
                distances[row] = k == 0 ? distance : Math.min(distances[row], distance);
            }
        }
        return means;
    }

    private static int draw(double[] shares, RandomGenerator random) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double left = random.nextDouble() * sum;
        int drawn = 0;
        while (drawn < shares.length - 1 && left >= shares[drawn]) {
            left -= shares[drawn];
            drawn++;
        }
        return drawn;
    }

    /** Per row the place of the nearest mean. */
    static int[] clusters(float[] rows, int n, double[] means) {
        return IntStream.range(0, rows.length / n)
                .map(row -> nearest(rows, row, n, means))
                .toArray();
    }

    /** Per row 1 for the nearest mean and 0 for the others, [rows × components]. */
    static double[] nearest(float[] rows, int n, double[] means) {
        int components = means.length / n;
        double[] shares = new double[rows.length / n * components];
        for (int row = 0; row < rows.length / n; row++) {
            shares[row * components + nearest(rows, row, n, means)] = 1;
        }
        return shares;
    }

    private static int nearest(float[] rows, int row, int n, double[] means) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < means.length / n; k++) {
            double distance = distance(rows, row, n, means, k);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    private static double distance(float[] rows, int row, int n, double[] means, int k) {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double step = rows[row * n + i] - means[k * n + i];
            squares += step * step;
        }
        return squares;
    }
}
