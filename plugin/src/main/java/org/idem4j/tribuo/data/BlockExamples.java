package org.idem4j.tribuo.data;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/** The rows of a block as examples, each made anew when it is asked for. */
final class BlockExamples extends AbstractList<Example<Regressor>> implements RandomAccess {

    private final RowBlock block;
    private final String[] names;

    BlockExamples(RowBlock block) {
        this.block = block;
        this.names = block.names().toArray(String[]::new);
    }

    @Override
    public int size() {
        return block.rows();
    }

    @Override
    public Example<Regressor> get(int row) {
        Objects.checkIndex(row, size());
        float[] cells = new float[names.length];
        block.copyTargets(row, cells, 0);
        double[] targets = doubles(cells);
        block.copyInputs(row, cells, 0);
        return TableExamples.example(names, doubles(cells), targets);
    }

    private static double[] doubles(float[] cells) {
        double[] values = new double[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[i];
        }
        return values;
    }
}
