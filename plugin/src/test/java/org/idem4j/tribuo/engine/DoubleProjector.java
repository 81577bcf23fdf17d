package org.idem4j.tribuo.engine;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.projection.SpanProjection;

/** f = g⁻¹ ∘ A ∘ g written out row by row in double precision, with A by a singular value decomposition; the tests' oracle. */
final class DoubleProjector {

    private final Projector projector;
    private final double[] parameters;
    private final DMatrixRMaj a;

    DoubleProjector(Projector projector, double[] parameters) {
        this.projector = projector;
        this.parameters = parameters;
        this.a = projector(projector, parameters);
    }

    private static DMatrixRMaj projector(Projector projector, double[] parameters) {
        int n = projector.dimension();
        int rank = ((SpanProjection) projector.projection()).rank();
        DMatrixRMaj v = new DMatrixRMaj(n, rank);
        System.arraycopy(parameters, parameters.length - n * rank, v.data, 0, n * rank);
        var svd = DecompositionFactory_DDRM.svd(n, rank, true, false, true);
        svd.decompose(v);
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(u, u, result);
        return result;
    }

    double[] apply(double[] x) {
        double[] h = x.clone();
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            from = shift(coupling, from, 1, h);
        }
        double[] z = new double[h.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                z[i] += a.get(i, j) * h[j];
            }
        }
        List<Coupling> couplings = projector.couplings();
        for (int i = couplings.size() - 1; i >= 0; i--) {
            for (DenseLayer layer : couplings.get(i).net()) {
                from -= layer.parameterCount();
            }
            shift(couplings.get(i), from, -1, z);
        }
        return z;
    }

    private int shift(Coupling coupling, int first, int sign, double[] h) {
        double[] m = coupling.read().stream().mapToDouble(c -> h[c]).toArray();
        int from = first;
        for (DenseLayer layer : coupling.net()) {
            m = DoubleLayers.layer(layer, parameters, from, m);
            from += layer.parameterCount();
        }
        for (int i = 0; i < m.length; i++) {
            h[coupling.shifted().get(i)] += sign * m[i];
        }
        return from;
    }
}
