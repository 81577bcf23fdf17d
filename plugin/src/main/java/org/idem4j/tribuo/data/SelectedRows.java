package org.idem4j.tribuo.data;

import java.util.List;

/**
 * Some rows of a block.
 *
 * @param of The block.
 * @param chosen The rows' numbers in it.
 */
record SelectedRows(RowBlock of, int[] chosen) implements RowBlock {

    @Override
    public List<String> names() {
        return of.names();
    }

    @Override
    public int rows() {
        return chosen.length;
    }

    @Override
    public void copyInputs(int row, float[] into, int offset) {
        of.copyInputs(chosen[row], into, offset);
    }

    @Override
    public void copyTargets(int row, float[] into, int offset) {
        of.copyTargets(chosen[row], into, offset);
    }

    @Override
    public boolean isOwnTarget() {
        return of.isOwnTarget();
    }

    @Override
    public List<FloatPrecision> lost() {
        return of.lost();
    }
}
