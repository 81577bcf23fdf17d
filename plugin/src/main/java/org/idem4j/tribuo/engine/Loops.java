package org.idem4j.tribuo.engine;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Element-wise arithmetic on matrices, each in one pass over memory and, but for {@link #addAll}, on one thread. */
final class Loops {

    private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private Loops() {}

    /** result = diag(rowFactors) · Σᵢ factorsᵢ · termsᵢ; no row factors means ones. */
    static void combine(double[] factors, Matrix[] terms, float[] rowFactors, Matrix result) {
        Blocks.within(0, result.length(), (scratch, from, count) -> {
            float[] sum = scratch[0];
            float[] term = scratch[1];
            terms[0].read(from, sum, count);
            scale(sum, (float) factors[0], count);
            for (int i = 1; i < terms.length; i++) {
                terms[i].read(from, term, count);
                addScaled(sum, (float) factors[i], term, count);
            }
            if (rowFactors != null) {
                scaleRows(sum, rowFactors, from, count, result.columns());
            }
            result.write(from, sum, count);
        });
    }

    /** result = values where they are numbers, else others. */
    static void orElse(Matrix values, Matrix others, Matrix result) {
        Blocks.within(0, result.length(), (scratch, from, count) -> {
            values.read(from, scratch[0], count);
            others.read(from, scratch[1], count);
            orElse(scratch[0], scratch[1], count);
            result.write(from, scratch[0], count);
        });
    }

    /** By the bits: a comparison of floats would keep the loop from being vectorised. */
    private static void orElse(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToRawIntBits(a[i]);
            int nan = (INFINITY_BITS - (bits & Integer.MAX_VALUE)) >> 31; // all ones if beyond infinity's bits
            a[i] = Float.intBitsToFloat(bits & ~nan | Float.floatToRawIntBits(b[i]) & nan);
        }
    }

    /** The rows in a matrix of the pool that may be changed. */
    static Matrix copy(Matrix rows, MatrixPool memory) {
        Matrix copy = memory.take(rows.rows(), rows.columns());
        combine(new double[] {1}, new Matrix[] {rows}, null, copy);
        return copy;
    }

    /** Σᵢⱼ wᵢ(aᵢⱼ − bᵢⱼ)², summed block by block in double; no weights means ones. */
    static double squaredDistance(Matrix a, Matrix b, float[] rowWeights) {
        double[] sum = new double[1];
        Blocks.within(0, a.length(), (scratch, from, count) -> {
            float[] difference = scratch[0];
            float[] weighted = scratch[1];
            a.read(from, difference, count);
            b.read(from, weighted, count);
            addScaled(difference, -1, weighted, count);
            System.arraycopy(difference, 0, weighted, 0, count);
            if (rowWeights != null) {
                scaleRows(weighted, rowWeights, from, count, a.columns());
            }
            sum[0] += dot(difference, weighted, count);
        });
        return sum[0];
    }

    /** sum ← sum + all terms, on all cores. */
    static void addAll(FloatPointer sum, List<Matrix> terms, int length) {
        Blocks.forEach(length, (scratch, from, count) -> {
            FloatPointer block = new FloatPointer(sum).position(sum.position() + from);
            block.get(scratch[0], 0, count);
            for (Matrix term : terms) {
                term.read(from, scratch[1], count);
                addScaled(scratch[0], 1, scratch[1], count);
            }
            block.put(scratch[0], 0, count);
        });
    }

    private static void scale(float[] a, float factor, int count) {
        for (int i = 0; i < count; i++) {
            a[i] *= factor;
        }
    }

    private static void addScaled(float[] a, float factor, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            a[i] += factor * b[i];
        }
    }

    /** Multiplies a block of a matrix, from the given index on, by its rows' factors. */
    private static void scaleRows(float[] block, float[] factors, int from, int count, int columns) {
        for (int i = 0; i < count; ) {
            int row = (from + i) / columns;
            int end = Math.min(count, (row + 1) * columns - from);
            for (float factor = factors[row]; i < end; i++) {
                block[i] *= factor;
            }
        }
    }

    /** Four sums, since one would wait for itself. */
    private static double dot(float[] a, float[] b, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < count; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
