package org.idem4j.tribuo.experiment.frame;

/** How much of an experiment is run when no configuration says otherwise. */
public enum Scale {
    /** What shows the shape within minutes on two cores. */
    QUICK,
    /** The paper's protocol. */
    FULL
}
