package org.example.strangers;

import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A loss of somebody's own, which an export does not compute. */
public final class OwnLoss extends LossMSE {

    private static final long serialVersionUID = 1L;
}
