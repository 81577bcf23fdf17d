package org.idem4j.tribuo.data;

import java.util.List;

/**
 * Rows in arrays.
 *
 * @param names n names, distinct and in their natural order.
 * @param inputs Row-major, [rows × n], finite; not copied.
 * @param targets The same of the targets; may be the same array.
 */
record ArrayRows(List<String> names, float[] inputs, float[] targets) implements RowBlock {

    ArrayRows {
        names = List.copyOf(names);
        for (int c = 1; c < names.size(); c++) {
            if (names.get(c - 1).compareTo(names.get(c)) >= 0) {
                throw new IllegalArgumentException("The columns of a block are in the order of their names, but '"
                        + names.get(c - 1) + "' stands before '" + names.get(c) + "'.");
            }
        }
        if (inputs.length == 0 || inputs.length % names.size() != 0 || targets.length != inputs.length) {
            throw new IllegalArgumentException(inputs.length + " inputs and " + targets.length
                    + " targets are not as many whole rows of " + names.size() + " columns.");
        }
    }

    @Override
    public int rows() {
        return inputs.length / names.size();
    }

    @Override
    public void copyInputs(int row, float[] into, int offset) {
        System.arraycopy(inputs, row * names.size(), into, offset, names.size());
    }

    @Override
    public void copyTargets(int row, float[] into, int offset) {
        System.arraycopy(targets, row * names.size(), into, offset, names.size());
    }

    @Override
    public boolean isOwnTarget() {
        return inputs == targets;
    }

    @Override
    public float[] inputs() {
        return inputs.clone();
    }

    @Override
    public float[] targets() {
        return targets.clone();
    }
}
