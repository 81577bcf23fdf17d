package org.idem4j.tribuo.projection;

import static org.ejml.dense.row.CommonOps_DDRM.add;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.scale;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.idem4j.tribuo.corrector.Corrector;

/**
 * McWeeny's corrector p(K) = 3K² − 2K³ on a symmetric matrix, in place and without allocation, for use in each step of a
 * training. {@link org.idem4j.tribuo.corrector.matrix.Purifier} ends at the same projector and says more about the way, but
 * takes two to four times as long.
 */
final class InPlacePurification {

    /** ‖K² − K‖ below which purification converges quadratically and keeps the rank. */
    static final double GUARANTEE = 0.25;

    /** ‖K² − K‖ that one more step, which takes its square three times, brings below the rounding of doubles. */
    private static final double LAST_STEP = 1e-8;

    private static final Corrector P = Corrector.mcWeeny();

    /** An eigenvalue that is off ½ by the rounding of doubles takes about ninety steps to leave it. */
    private static final int MOST_STEPS = 200;

    private final DMatrixRMaj square;
    private final DMatrixRMaj corrected;
    private final DMatrixRMaj error;

    InPlacePurification(int dimension) {
        this.square = new DMatrixRMaj(dimension, dimension);
        this.corrected = new DMatrixRMaj(dimension, dimension);
        this.error = new DMatrixRMaj(dimension, dimension);
    }

    /** ‖K² − K‖ in the Frobenius norm. */
    double error(DMatrixRMaj k) {
        mult(k, k, square);
        subtract(square, k, error);
        return NormOps_DDRM.normF(error);
    }

    /** K ← (1 − γ)K + γp(K). */
    void step(DMatrixRMaj k, double gamma) {
        mult(k, k, square);
        stepFromSquare(k, gamma);
    }

    private void stepFromSquare(DMatrixRMaj k, double gamma) {
        mult(k, square, corrected);
        add(P.coefficient(2), square, P.coefficient(3), corrected, corrected);
        scale(1 - gamma, k);
        addEquals(k, gamma, corrected);
        Symmetric.symmetrise(k);
    }

    /**
     * Purifies K: the eigenvalues above ½ become 1, the others 0.
     *
     * @param k Becomes a projector; NaN where it is not finite.
     */
    void purify(DMatrixRMaj k) {
        double error = error(k);
        if (error >= GUARANTEE) {
            intoBasin(k);
            error = error(k);
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            stepFromSquare(k, 1);
            if (error < LAST_STEP) {
                return;
            }
            error = error(k);
        }
        scale(Double.NaN, k);
    }

    /** Shrinks the spectrum about ½ until it lies in [0, 1], by a bound on S = 2K − I. */
    private static void intoBasin(DMatrixRMaj k) {
        double bound = 0;
        for (int i = 0; i < k.numRows; i++) {
            double sum = 0;
            for (int j = 0; j < k.numCols; j++) {
                sum += Math.abs(2 * k.get(i, j) - (i == j ? 1 : 0));
            }
            bound = Math.max(bound, sum);
        }
        if (bound > 1) {
            scale(1 / bound, k);
            for (int i = 0; i < k.numRows; i++) {
                k.add(i, i, 0.5 - 0.5 / bound);
            }
        }
    }
}
