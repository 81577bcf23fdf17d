package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that come one by one, kept in stretches of which none moves when there come more. Not to be added to once it is used. */
public final class TableRows implements RowBlock {

    private static final int STRETCH = 1 << 12;

    private final List<String> names;
    private final int[] order;
    private final List<float[]> inputs = new ArrayList<>();
    private final List<float[]> targets;
    private final FloatPrecision.Column[] precision;
    private int rows;

    /**
     * No rows yet.
     *
     * @param columns The names of the columns, distinct, in the order of the rows that are added.
     * @param ownTargets Whether the inputs are the targets.
     */
    public TableRows(List<String> columns, boolean ownTargets) {
        this.names = columns.stream().sorted().toList();
        this.order = names.stream().mapToInt(columns::indexOf).toArray();
        this.targets = ownTargets ? inputs : new ArrayList<>();
        this.precision = new FloatPrecision.Column[order.length];
        Arrays.setAll(precision, c -> new FloatPrecision.Column());
    }

    /**
     * Adds a row.
     *
     * @param x The inputs, in the order of the columns; NaN where a cell is missing.
     * @param y The targets; not looked at where the inputs are these.
     * @throws ArithmeticException If there are 2³¹ − 1 rows already.
     */
    public void add(double[] x, double[] y) {
        if (rows % STRETCH == 0) {
            inputs.add(new float[STRETCH * order.length]);
            if (targets != inputs) {
                targets.add(new float[STRETCH * order.length]);
            }
        }
        float[] into = inputs.get(inputs.size() - 1);
        float[] intoTargets = targets.get(targets.size() - 1);
        int start = rows % STRETCH * order.length;
        for (int c = 0; c < order.length; c++) {
            double value = x[order[c]];
            into[start + c] = (float) value;
            if (!Double.isNaN(value)) {
                precision[c].add(value);
            }
            if (into != intoTargets) {
                intoTargets[start + c] = (float) y[order[c]];
            }
        }
        rows = Math.addExact(rows, 1);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void copyInputs(int row, float[] into, int offset) {
        copy(inputs, row, into, offset);
    }

    @Override
    public void copyTargets(int row, float[] into, int offset) {
        copy(targets, row, into, offset);
    }

    private void copy(List<float[]> from, int row, float[] into, int offset) {
        System.arraycopy(from.get(row / STRETCH), row % STRETCH * order.length, into, offset, order.length);
    }

    @Override
    public boolean isOwnTarget() {
        return targets == inputs;
    }

    @Override
    public List<FloatPrecision> lost() {
        List<FloatPrecision> lost = new ArrayList<>();
        for (int c = 0; c < precision.length; c++) {
            precision[c].lost(names.get(c)).ifPresent(lost::add);
        }
        return lost;
    }
}
