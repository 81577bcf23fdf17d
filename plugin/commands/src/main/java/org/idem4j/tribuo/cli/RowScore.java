package org.idem4j.tribuo.cli;

import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.anomaly.ColumnScale;

/**
 * The score of a row x, in units of the columns' deviations.
 *
 * @param f The self-map.
 * @param scale The deviations.
 * @param by What is measured.
 */
record RowScore(DenseSelfMap f, ColumnScale scale, By by) {

    /** What is measured. */
    enum By {
        /** How far f moves x. */
        DISTANCE,
        /** How far f moves f(x) again. */
        GAP
    }

    double[] of(float[] rows) {
        return scale.distances(f, by == By.GAP ? f.apply(rows) : rows);
    }
}
