package org.idem4j.tribuo.engine.blas;

import org.idem4j.tribuo.engine.onednn.OneDnn;

/**
 * Which products oneDNN computes in place of OpenBLAS. With AVX-512 its products of more than a million multiplications took
 * .37 to .98 of the time, the more the longer the sums (Intel's model 207); smaller ones, for which OpenBLAS has kernels of
 * their own, up to three times as long, and with AVX2 both were the same.
 */
final class LargeProducts {

    /** Where OpenBLAS 0.3.19 leaves its kernels for small products. */
    private static final double MULTIPLICATIONS = 1e6;

    private static final class Rule {
        private static final boolean MEASURED =
                Kernels.older("haswell", OpenBlas.load().kernel());
    }

    private LargeProducts() {}

    static boolean include(int rows, int columns, int inner) {
        return (double) rows * columns * inner > MULTIPLICATIONS && Rule.MEASURED && OneDnn.computes();
    }
}
