package org.idem4j.tribuo.projection;

import static org.ejml.dense.row.CommonOps_DDRM.fill;
import static org.ejml.dense.row.CommonOps_DDRM.invertSPD;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;
import static org.ejml.dense.row.CommonOps_DDRM.transpose;

import org.ejml.data.DMatrixRMaj;

/**
 * A = V(VᵀV)⁻¹Vᵀ. With P = V(VᵀV)⁻¹ and G = dL/dA, the gradient is dL/dV = (I − A)(G + Gᵀ)P: what moves V within its own
 * span moves nothing (Golub &amp; Pereyra 1973, the derivative of projectors).
 */
final class LearntSpan implements LearntProjector {

    private final DMatrixRMaj v;
    private final DMatrixRMaj transposed;
    private final DMatrixRMaj gram;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj p;
    private final DMatrixRMaj a;
    private final DMatrixRMaj g;
    private final DMatrixRMaj gp;
    private final DMatrixRMaj along;
    private final float[] floats;

    LearntSpan(int dimension, int rank) {
        this.v = new DMatrixRMaj(dimension, rank);
        this.transposed = new DMatrixRMaj(rank, dimension);
        this.gram = new DMatrixRMaj(rank, rank);
        this.inverse = new DMatrixRMaj(rank, rank);
        this.p = new DMatrixRMaj(dimension, rank);
        this.a = new DMatrixRMaj(dimension, dimension);
        this.g = new DMatrixRMaj(dimension, dimension);
        this.gp = new DMatrixRMaj(dimension, rank);
        this.along = new DMatrixRMaj(dimension, rank);
        this.floats = new float[dimension * dimension];
    }

    @Override
    public float[] projector() {
        return floats;
    }

    @Override
    public float[] working() {
        return floats;
    }

    @Override
    public void pullBack(float[] workingGradient, float[] gradient) {
        Symmetric.twicePart(workingGradient, g);
        mult(g, p, gp);
        mult(a, gp, along);
        subtract(gp, along, gp);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) gp.data[i];
        }
    }

    @Override
    public double[] exact() {
        return new double[0];
    }

    @Override
    public void restore(double[] exact) {
        if (exact.length != 0) {
            throw new IllegalArgumentException("The projector on a span keeps nothing beside its parameters, but "
                    + exact.length + " values are given.");
        }
    }

    @Override
    public void follow(float[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            v.data[i] = parameters[i];
        }
        multTransA(v, v, gram);
        if (invertSPD(gram, inverse)) {
            mult(v, inverse, p);
            mult(p, transpose(v, transposed), a); // half the time of multTransB, the same sums
            Symmetric.symmetrise(a);
        } else {
            fill(a, Double.NaN); // as everything is once training has diverged
        }
        Symmetric.round(a, floats);
    }
}
