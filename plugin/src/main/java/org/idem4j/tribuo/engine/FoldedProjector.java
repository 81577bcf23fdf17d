package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.Projector;

/**
 * f = g⁻¹ ∘ A ∘ g as it is served, in constants.
 *
 * @param couplings Of g, in its order.
 * @param a A.
 */
record FoldedProjector(List<FoldedCoupling> couplings, PlacedMatrix a) {

    static FoldedProjector of(Projector projector, float[] parameters) {
        List<FoldedCoupling> couplings = new ArrayList<>();
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            couplings.add(FoldedCoupling.of(coupling, parameters, from));
            from += coupling.function().parameterCount();
        }
        int n = projector.dimension();
        float[] ofProjection = Arrays.copyOfRange(parameters, from, parameters.length);
        return new FoldedProjector(
                couplings,
                new PlacedMatrix(n, n, projector.projection().open(ofProjection).projector()));
    }
}
