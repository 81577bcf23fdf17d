package org.idem4j.tribuo.data;

import java.util.List;

/**
 * Inputs of their own, and the targets of another block.
 *
 * @param clean What has the columns and the targets.
 * @param inputs Row-major, [rows × n], NaN where a cell is missing; not copied.
 */
record FloatRows(RowBlock clean, float[] inputs) implements RowBlock {

    @Override
    public List<String> names() {
        return clean.names();
    }

    @Override
    public int rows() {
        return clean.rows();
    }

    @Override
    public void copyInputs(int row, float[] into, int offset) {
        int n = names().size();
        System.arraycopy(inputs, row * n, into, offset, n);
    }

    @Override
    public void copyTargets(int row, float[] into, int offset) {
        clean.copyTargets(row, into, offset);
    }

    @Override
    public boolean isOwnTarget() {
        return false;
    }

    @Override
    public List<FloatPrecision> lost() {
        return clean.lost();
    }

    @Override
    public float[] inputs() {
        return inputs.clone();
    }
}
