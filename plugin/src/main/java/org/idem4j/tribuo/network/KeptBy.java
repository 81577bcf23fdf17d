package org.idem4j.tribuo.network;

import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.PurifiedProjection;
import org.idem4j.tribuo.projection.SpanProjection;

/** What keeps the matrix in the middle of a {@link ProjectorNetwork} a projector. */
public enum KeptBy {
    /** Its form, V(VᵀV)⁻¹Vᵀ: the projector on the span of as many columns as its rank, which has to be chosen. */
    SPAN,
    /** Purification: the corrector brings the matrix back after each step. The rank may be learnt. */
    PURIFICATION;

    Projection projection(int dimension, int rank, double rankPrice) {
        return switch (this) {
            case SPAN -> new SpanProjection(dimension, rank);
            case PURIFICATION -> new PurifiedProjection(dimension, rank, rankPrice);
        };
    }
}
