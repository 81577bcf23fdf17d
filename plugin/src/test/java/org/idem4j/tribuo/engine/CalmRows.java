package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Normal rows at which no unit of a network of leaky ReLUs is near its kink, neither in f(x) nor in f(f(x)). Nearer than
 * rounding, a unit falls on either side as the processor's kernel sums it up, and the gradient changes by all that the
 * unit has a part in: no tolerance would hold on every processor.
 */
final class CalmRows {

    /** Sums of up to 4,000 terms about 1 are some 1e-6 off in floats, whichever their order. */
    private static final double CLEARANCE = 1e-5;

    private CalmRows() {}

    /** Rows for a network in double precision, row-major. */
    static float[] draw(StockNetwork network, int rows, int columns, SplittableRandom random) {
        float[] values = new float[rows * columns];
        List<Integer> wanted = IntStream.range(0, rows).boxed().toList();
        for (int tries = 0; tries < 100; tries++) {
            for (int row : wanted) {
                for (int i = row * columns; i < (row + 1) * columns; i++) {
                    values[i] = (float) random.nextGaussian();
                }
            }
            wanted = restless(network, Nd4j.createFromArray(values).reshape(rows, columns));
            if (wanted.isEmpty()) {
                return values;
            }
        }
        throw new IllegalStateException("Row " + wanted.get(0) + " is near a kink wherever it is drawn.");
    }

    private static List<Integer> restless(StockNetwork network, INDArray rows) {
        INDArray x = rows.castTo(DataType.DOUBLE);
        double[] once = network.leastActivations(x);
        double[] twice = network.leastActivations(network.apply(x).dup());
        return IntStream.range(0, once.length)
                .filter(row -> Math.min(once[row], twice[row]) < CLEARANCE)
                .boxed()
                .toList();
    }
}
