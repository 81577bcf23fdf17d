package org.idem4j.tribuo.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.provenance.DataProvenance;
import org.tribuo.regression.Regressor;

/**
 * Some of the rows that a model was trained on, or such as these.
 *
 * @param names The model's columns, in its order.
 * @param inputs Row-major, raw.
 * @param targets The clean versions of the same rows, NaN where a cell is not known.
 * @param provenance Where they come from.
 */
record CalibrationRows(List<String> names, float[] inputs, float[] targets, DataProvenance provenance) {

    /** More rows make no range and no quantile steadier. */
    private static final int MOST_ROWS = 4096;

    private static final int MOST_CELLS = 1 << 22;

    /** Of all rows some, evenly spread. */
    static CalibrationRows of(Dataset<Regressor> rows, SelfMap selfMap, float absent) {
        DatasetRows all = DatasetRows.of(rows, selfMap, absent);
        int n = selfMap.dimension();
        int taken = Math.min(all.rows(), Math.max(2, Math.min(MOST_ROWS, MOST_CELLS / n)));
        float[] inputs = new float[taken * n];
        float[] targets = new float[taken * n];
        for (int i = 0; i < taken; i++) {
            int row = (int) ((long) i * all.rows() / taken);
            System.arraycopy(all.inputs(row, row + 1), 0, inputs, i * n, n);
            System.arraycopy(all.targets(row, row + 1), 0, targets, i * n, n);
        }
        return new CalibrationRows(selfMap.names(), inputs, targets, rows.getSourceProvenance());
    }

    int rows() {
        return inputs.length / names.size();
    }

    /** Every second of them, from the first or the second on; of one row that one. */
    CalibrationRows half(int first) {
        int n = names.size();
        int from = Math.min(first, rows() - 1);
        float[] some = new float[inputs.length];
        float[] clean = new float[inputs.length];
        int taken = 0;
        for (int row = from; row < rows(); row += 2, taken++) {
            System.arraycopy(inputs, row * n, some, taken * n, n);
            System.arraycopy(targets, row * n, clean, taken * n, n);
        }
        return new CalibrationRows(names, Arrays.copyOf(some, taken * n), Arrays.copyOf(clean, taken * n), provenance);
    }

    /** The rows, damaged where they came without damage and it is known what the model is for. */
    Dataset<Regressor> damaged(Optional<Corruption> damage) {
        Dataset<Regressor> rows = new RowBlockDataset(RowBlock.of(names, inputs, targets), provenance);
        return damage.isPresent() && isUndamaged()
                ? RowBlockDataset.of(new SelfMapDataSource(rows, damage.get(), Trainer.DEFAULT_SEED))
                : rows;
    }

    /** Whether each cell that is known is what is given; a missing one may have been filled in what is given. */
    private boolean isUndamaged() {
        for (int i = 0; i < inputs.length; i++) {
            if (!Float.isNaN(targets[i]) && inputs[i] != targets[i]) {
                return false;
            }
        }
        return true;
    }

    /** The clean rows; one with an unknown cell is filled where the model does that, and left out where it does not. */
    float[] clean(RepairFacts.Known model) {
        if (model.repairFacts().fillsItself()) {
            return model.filled(targets);
        }
        int n = names.size();
        float[] whole = new float[targets.length];
        int kept = 0;
        for (int start = 0; start < targets.length; start += n) {
            if (isKnown(start, n)) {
                System.arraycopy(targets, start, whole, kept, n);
                kept += n;
            }
        }
        return Arrays.copyOf(whole, kept);
    }

    private boolean isKnown(int start, int n) {
        for (int i = start; i < start + n; i++) {
            if (Float.isNaN(targets[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalibrationRows same
                && names.equals(same.names)
                && Arrays.equals(inputs, same.inputs)
                && Arrays.equals(targets, same.targets)
                && provenance.equals(same.provenance);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(inputs);
    }
}
