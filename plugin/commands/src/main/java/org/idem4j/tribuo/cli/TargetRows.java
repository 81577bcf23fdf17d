package org.idem4j.tribuo.cli;

import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** What the rows of a data set are to become. */
final class TargetRows {

    private TargetRows() {}

    /**
     * All targets.
     *
     * @return Row-major, [rows × n], in the self-map's order; NaN where one is not known.
     */
    static float[] of(Dataset<Regressor> data, SelfMap selfMap) {
        if (data instanceof RowBlockDataset rows && rows.block().names().equals(selfMap.names())) {
            return rows.block().targets();
        }
        int n = selfMap.dimension();
        float[] targets = new float[Math.multiplyExact(data.size(), n)];
        for (int row = 0; row < data.size(); row++) {
            selfMap.copyTarget(data.getExample(row).getOutput(), true, targets, row * n);
        }
        return targets;
    }
}
