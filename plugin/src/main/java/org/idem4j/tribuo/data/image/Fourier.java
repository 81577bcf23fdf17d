package org.idem4j.tribuo.data.image;

/**
 * The discrete Fourier transform of lines of one length, X[k] = Σⱼ x[j] exp(−2πi jk/n), by the length's prime factors (Cooley
 * &amp; Tukey). For one thread.
 */
final class Fourier {

    private final int n;
    private final double[] cos;
    private final double[] sin;
    private final double[] re;
    private final double[] im;
    private final double[] partRe;
    private final double[] partIm;

    Fourier(int n) {
        this.n = n;
        this.cos = new double[n];
        this.sin = new double[n];
        for (int i = 0; i < n; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / n);
            sin[i] = -Math.sin(2 * Math.PI * i / n);
        }
        this.re = new double[n];
        this.im = new double[n];
        this.partRe = new double[n];
        this.partIm = new double[n];
    }

    /** Transforms the line that begins at an index and goes on by a stride, in place. */
    void transform(double[] real, double[] imaginary, int first, int stride) {
        split(real, imaginary, first, stride, n, 0);
        for (int i = 0; i < n; i++) {
            real[first + i * stride] = re[i];
            imaginary[first + i * stride] = im[i];
        }
    }

    /** The transform of a part of the line, in {@link #re} and {@link #im} from an index on. */
    private void split(double[] real, double[] imaginary, int first, int stride, int length, int to) {
        if (length == 1) {
            re[to] = real[first];
            im[to] = imaginary[first];
            return;
        }
        int factor = leastFactor(length);
        int part = length / factor;
        for (int r = 0; r < factor; r++) {
            split(real, imaginary, first + r * stride, stride * factor, part, to + r * part);
        }
        for (int k = 0; k < part; k++) {
            join(factor, part, length, to, k);
        }
    }

    private static int leastFactor(int length) {
        for (int factor = 2; factor * factor <= length; factor++) {
            if (length % factor == 0) {
                return factor;
            }
        }
        return length;
    }

    /** X[k + q·part] = Σᵣ w^{r(k + q·part)} Xᵣ[k] for all q, w = exp(−2πi/length). */
    private void join(int factor, int part, int length, int to, int k) {
        for (int q = 0; q < factor; q++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int r = 0; r < factor; r++) {
                int turn = (int) ((long) r * (k + q * part) % length) * (n / length);
                double a = re[to + r * part + k];
                double b = im[to + r * part + k];
                sumRe += a * cos[turn] - b * sin[turn];
                sumIm += a * sin[turn] + b * cos[turn];
            }
            partRe[q] = sumRe;
            partIm[q] = sumIm;
        }
        for (int q = 0; q < factor; q++) {
            re[to + q * part + k] = partRe[q];
            im[to + q * part + k] = partIm[q];
        }
    }

    /** Transforms an image of height × width values, in place. */
    static void image(double[] real, double[] imaginary, int height, int width) {
        Fourier across = new Fourier(width);
        for (int y = 0; y < height; y++) {
            across.transform(real, imaginary, y * width, 1);
        }
        Fourier down = new Fourier(height);
        for (int x = 0; x < width; x++) {
            down.transform(real, imaginary, x, width);
        }
    }
}
