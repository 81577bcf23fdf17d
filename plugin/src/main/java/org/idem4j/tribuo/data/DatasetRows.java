package org.idem4j.tribuo.data;

import java.util.List;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/** The rows of a data set in the order of a self-map, some at a time; of a block no example is made. */
public final class DatasetRows {

    private final SelfMap selfMap;
    private final float absent;
    private final List<Example<Regressor>> examples;
    private final RowBlock block; // null where only the examples have the rows

    private DatasetRows(SelfMap selfMap, float absent, List<Example<Regressor>> examples, RowBlock block) {
        this.selfMap = selfMap;
        this.absent = absent;
        this.examples = examples;
        this.block = block;
    }

    /**
     * The rows of a data set.
     *
     * @param data The data set.
     * @param selfMap What gives the columns and their order.
     * @param absent What stands for a feature that an example lacks.
     * @return The rows, read when they are asked for.
     */
    public static DatasetRows of(Dataset<Regressor> data, SelfMap selfMap, float absent) {
        boolean dense =
                data instanceof RowBlockDataset rows && rows.block().names().equals(selfMap.names());
        return new DatasetRows(selfMap, absent, data.getData(), dense ? ((RowBlockDataset) data).block() : null);
    }

    /**
     * The rows of examples.
     *
     * @param examples The examples.
     * @param selfMap What gives the columns and their order.
     * @param absent What stands for a feature that an example lacks.
     * @return The rows, read when they are asked for.
     */
    public static DatasetRows of(List<Example<Regressor>> examples, SelfMap selfMap, float absent) {
        return new DatasetRows(selfMap, absent, examples, null);
    }

    /**
     * How many rows there are.
     *
     * @return Their number.
     */
    public int rows() {
        return examples.size();
    }

    /**
     * Some of the inputs.
     *
     * @param from The first row, from 0.
     * @param to The row after the last.
     * @return Row-major, [(to − from) × n].
     * @throws IllegalArgumentException If a feature is not finite.
     */
    public float[] inputs(int from, int to) {
        int n = selfMap.dimension();
        float[] inputs = new float[Math.multiplyExact(to - from, n)];
        for (int row = from; row < to; row++) {
            int start = (row - from) * n;
            if (block == null) {
                selfMap.copyFeatures(examples.get(row), absent, inputs, start);
            } else {
                block.copyInputs(row, inputs, start);
                for (int i = start; i < start + n; i++) {
                    inputs[i] = Float.isNaN(inputs[i]) ? absent : inputs[i];
                }
            }
        }
        return inputs;
    }

    /**
     * Some of the targets.
     *
     * @param from The first row, from 0.
     * @param to The row after the last.
     * @return Row-major, [(to − from) × n]; NaN where one is not known.
     * @throws IllegalArgumentException If an output is not the self-map's, or not finite where it is known.
     */
    public float[] targets(int from, int to) {
        int n = selfMap.dimension();
        float[] targets = new float[Math.multiplyExact(to - from, n)];
        for (int row = from; row < to; row++) {
            if (block == null) {
                selfMap.copyTarget(examples.get(row).getOutput(), true, targets, (row - from) * n);
            } else {
                block.copyTargets(row, targets, (row - from) * n);
            }
        }
        return targets;
    }

    /**
     * All targets.
     *
     * @return As {@link #targets(int, int)}.
     */
    public float[] targets() {
        return targets(0, rows());
    }
}
