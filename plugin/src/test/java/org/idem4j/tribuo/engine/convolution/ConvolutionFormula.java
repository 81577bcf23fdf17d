package org.idem4j.tribuo.engine.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/** A convolution's definition, term by term in double, of random numbers. */
final class ConvolutionFormula {

    /** Of the largest entry: sums of up to a few thousand floats, one after the other. */
    private static final double SUMS = 4e-6;

    private final ConvolutionShape shape;
    private final int rows;
    final float[] x;
    final float[] w;
    final float[] dy;

    ConvolutionFormula(ConvolutionShape shape, int rows) {
        SplittableRandom random = new SplittableRandom(1);
        this.shape = shape;
        this.rows = rows;
        this.x = normal(rows * shape.inputs(), random);
        this.w = normal(shape.weights(), random);
        this.dy = normal(rows * shape.outputs(), random);
    }

    private static float[] normal(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** What is done with each place of x, w and y that go with each other. */
    private interface Term {
        void of(int x, int w, int y);
    }

    private void each(Term term) {
        for (int row = 0; row < rows; row++) {
            for (int oy = 0; oy < shape.outputHeight(); oy++) {
                for (int ox = 0; ox < shape.outputWidth(); ox++) {
                    for (int f = 0; f < shape.filters(); f++) {
                        int y = ((row * shape.outputHeight() + oy) * shape.outputWidth() + ox) * shape.filters() + f;
                        window(term, row, oy, ox, f, y);
                    }
                }
            }
        }
    }

    private void window(Term term, int row, int oy, int ox, int f, int y) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int ky = 0; ky < shape.side(); ky++) {
                for (int kx = 0; kx < shape.side(); kx++) {
                    int iy = oy * shape.stride() - shape.border() + ky;
                    int ix = ox * shape.stride() - shape.border() + kx;
                    if (iy >= 0 && iy < shape.height() && ix >= 0 && ix < shape.width()) {
                        term.of(
                                ((row * shape.height() + iy) * shape.width() + ix) * shape.channels() + c,
                                ((f * shape.channels() + c) * shape.side() + ky) * shape.side() + kx,
                                y);
                    }
                }
            }
        }
    }

    double[] forward() {
        double[] sums = new double[rows * shape.outputs()];
        each((i, j, k) -> sums[k] += (double) x[i] * w[j]);
        return sums;
    }

    double[] inputError() {
        double[] sums = new double[rows * shape.inputs()];
        each((i, j, k) -> sums[i] += (double) dy[k] * w[j]);
        return sums;
    }

    double[] weightGradient() {
        double[] sums = new double[shape.weights()];
        each((i, j, k) -> sums[j] += (double) x[i] * dy[k]);
        return sums;
    }

    static float[] floats(FloatPointer pointer) {
        float[] values = new float[(int) pointer.capacity()];
        pointer.get(values);
        return values;
    }

    /** Compares with sums. */
    static void assertSums(float[] actual, double[] expected) {
        double scale = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("entry %d", i).isCloseTo(expected[i], within(SUMS * scale));
        }
    }
}
