package org.idem4j.tribuo.engine.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;

/**
 * A matrix product by BLAS, row-major; large ones by oneDNN where that is faster.
 *
 * @param rows The rows of the result.
 * @param columns Its columns.
 * @param inner What is summed over.
 */
public record Product(int rows, int columns, int inner) {

    /**
     * A factor.
     *
     * @param values Where it begins.
     * @param stride The floats from one of its rows to the next, in memory.
     * @param transposed Whether the factor is the transpose of what lies there.
     */
    public record Factor(FloatPointer values, int stride, boolean transposed) {}

    /**
     * A factor as it lies in memory.
     *
     * @param values Where it begins.
     * @param stride The floats from one of its rows to the next.
     * @return The factor.
     */
    public static Factor of(FloatPointer values, int stride) {
        return new Factor(values, stride, false);
    }

    /**
     * The transpose of what lies in memory.
     *
     * @param values Where it begins.
     * @param stride The floats from one of its rows to the next.
     * @return The factor.
     */
    public static Factor transposed(FloatPointer values, int stride) {
        return new Factor(values, stride, true);
    }

    /**
     * result ← left · right + keep · result.
     *
     * @param left [rows × inner].
     * @param right [inner × columns].
     * @param keep The factor of what is there; 0 writes over it, whatever it is.
     * @param result [rows × columns], without gaps.
     */
    public void compute(Factor left, Factor right, float keep, FloatPointer result) {
        if (LargeProducts.include(rows, columns, inner)) {
            OneDnn.multiply(
                    rows,
                    columns,
                    inner,
                    left.values(),
                    left.transposed(),
                    left.stride(),
                    right.values(),
                    right.transposed(),
                    right.stride(),
                    keep,
                    result);
            return;
        }
        int a = left.transposed() ? CblasTrans : CblasNoTrans;
        int b = right.transposed() ? CblasTrans : CblasNoTrans;
        cblas_sgemm(
                CblasRowMajor,
                a,
                b,
                rows,
                columns,
                inner,
                1,
                left.values(),
                left.stride(),
                right.values(),
                right.stride(),
                keep,
                result,
                columns);
    }
}
