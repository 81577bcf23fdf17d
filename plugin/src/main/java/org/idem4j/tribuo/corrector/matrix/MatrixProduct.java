package org.idem4j.tribuo.corrector.matrix;

/** Multiplies square matrices, which is nearly all that a purification costs; the engine has one at the speed of BLAS. */
@FunctionalInterface
public interface MatrixProduct {

    /**
     * result ← left · right.
     *
     * @param n The rows and columns of each.
     * @param left Row-major, [n × n].
     * @param right Row-major, [n × n]; may be the same array as {@code left}.
     * @param result Row-major, [n × n]; another array than the factors. What it held is lost.
     */
    void multiply(int n, double[] left, double[] right, double[] result);

    /**
     * Products in plain Java, on all cores.
     *
     * @return A product whose bits do not depend on the number of cores.
     */
    static MatrixProduct plainJava() {
        return new BlockedProduct();
    }
}
