package org.idem4j.tribuo.anomaly;

/** Which rows' scores give the threshold. */
public enum ThresholdRows {
    /** {@link #HELD_OUT} where three times as many rows are held out as the quantile needs, else {@link #ALL}. */
    AUTOMATIC,
    /** A share of the rows, which the detector is not trained on: the quantile is then exact, whatever the rows. */
    HELD_OUT,
    /**
     * All rows, each scored by a detector that is trained without a part that it is in; the last detector is trained on all
     * of them. The quantile is then about right, not proven; where there are too few rows for it, it is lowered.
     */
    ALL
}
