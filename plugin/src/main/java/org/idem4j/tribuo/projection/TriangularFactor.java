package org.idem4j.tribuo.projection;

/** R⁻¹ of a Cholesky factor G = RᵀR, upper triangular, in double precision; NaN where G is not positive definite. */
public final class TriangularFactor {

    private final int size;
    private final double[] inverse;

    private TriangularFactor(int size, double[] inverse) {
        this.size = size;
        this.inverse = inverse;
    }

    /**
     * The factor of a matrix.
     *
     * @param gram G, symmetric, [size × size]; its lower triangle is read.
     * @param size Its rows.
     * @return The factor.
     */
    public static TriangularFactor of(float[] gram, int size) {
        double[] lower = new double[size * size]; // L = Rᵀ
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * size + k] * lower[j * size + k];
                }
                lower[i * size + j] = i == j ? Math.sqrt(sum) : sum / lower[j * size + j];
            }
        }
        return new TriangularFactor(size, transposedInverse(lower, size));
    }

    /** (L⁻¹)ᵀ = R⁻¹; rows of the result are columns of L⁻¹. */
    private static double[] transposedInverse(double[] lower, int size) {
        double[] result = new double[size * size];
        for (int column = 0; column < size; column++) {
            result[column * size + column] = 1 / lower[column * size + column];
            for (int i = column + 1; i < size; i++) {
                double sum = 0;
                for (int k = column; k < i; k++) {
                    sum -= lower[i * size + k] * result[column * size + k];
                }
                result[column * size + i] = sum / lower[i * size + i];
            }
        }
        return result;
    }

    /**
     * The factor of a matrix of which this is the first of two steps, R⁻¹ = R₁⁻¹ · R₂⁻¹.
     *
     * @param second R₂.
     * @return The factor of both.
     */
    public TriangularFactor times(TriangularFactor second) {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = i; k < size; k++) {
                double factor = inverse[i * size + k];
                for (int j = k; j < size; j++) {
                    product[i * size + j] += factor * second.inverse[k * size + j];
                }
            }
        }
        return new TriangularFactor(size, product);
    }

    /**
     * R⁻¹ in single precision.
     *
     * @return Row-major, [size × size].
     */
    public float[] inverse() {
        float[] floats = new float[inverse.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) inverse[i];
        }
        return floats;
    }

    /**
     * Refuses a factor that is none.
     *
     * @throws IllegalArgumentException If it is not finite, since G was not positive definite.
     */
    public void require() {
        Ranks.requireProjector(inverse());
    }
}
