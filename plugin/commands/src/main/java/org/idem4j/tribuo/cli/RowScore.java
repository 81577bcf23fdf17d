package org.idem4j.tribuo.cli;

import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.anomaly.ColumnScale;

/** The score of rows, in a model's order of columns. */
@FunctionalInterface
interface RowScore {

    /** The scores of dense rows, row-major. */
    double[] of(float[] rows);

    /** What is measured. */
    enum By {
        /** What the detector has its threshold for. */
        OWN,
        /** How far f moves x. */
        DISTANCE,
        /** How far f moves f(x) again. */
        GAP
    }

    /**
     * How far f moves a row, in units of the columns' deviations.
     *
     * @param by DISTANCE or GAP.
     */
    static RowScore moved(DenseSelfMap f, ColumnScale scale, By by) {
        return by == By.GAP ? rows -> scale.distances(f, f.apply(rows)) : rows -> scale.distances(f, rows);
    }
}
