package org.idem4j.onnx.repair;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.graph.Precision;

/**
 * What file a calibration was made for: who wrote it, in what precision, and what it gave for a few rows. The rows are drawn, not
 * those of a table, so the file tells nobody's. A hash would not do: optimisers change a file's bytes, even its operators and
 * constants, and leave its numbers, while a quantiser leaves the metadata and changes the numbers.
 *
 * @param producer Who wrote the file.
 * @param precision The name of a {@link Precision}.
 * @param rows Rows, raw.
 * @param outputs What f gave for them.
 */
public record CalibratedFor(String producer, String precision, float[][] rows, float[][] outputs) {

    /** What a row's calibration is not worth: the file would be larger by a number for each. */
    private static final int MOST_COLUMNS = 1 << 16;

    private static final int VALUES = 1 << 11;
    private static final int MOST_ROWS = 8;

    /** Rounding of a number far from zero: this many of its last places. */
    private static final int LAST_PLACES = 8;

    /**
     * Checks shapes and numbers.
     *
     * @param producer Who wrote the file.
     * @param precision The name of a precision.
     * @param rows Rows, raw.
     * @param outputs As many.
     * @throws IllegalArgumentException If a part is missing, there are no rows or too many, the shapes differ, a number is not finite or the
     *     precision unknown.
     */
    public CalibratedFor {
        if (producer == null || precision == null || rows == null || outputs == null) {
            throw new IllegalArgumentException("Producer, precision, rows and outputs must all be there.");
        }
        Precision.named(precision);
        if (rows.length < 1 || rows.length > MOST_ROWS || rows.length != outputs.length) {
            throw new IllegalArgumentException("There must be 1 to " + MOST_ROWS + " rows and as many outputs, not "
                    + rows.length + " and " + outputs.length + ".");
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == null || outputs[row] == null) {
                throw new IllegalArgumentException("Row " + row + " or its output is missing.");
            }
            if (rows[row].length != rows[0].length || outputs[row].length != rows[0].length) {
                throw new IllegalArgumentException("Row " + row + " has " + rows[row].length + " columns, its output "
                        + outputs[row].length + ", the first row " + rows[0].length + ".");
            }
            requireFinite(rows[row]);
            requireFinite(outputs[row]);
        }
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("The rows and outputs must be finite, not " + value + ".");
            }
        }
    }

    /**
     * Applies f to rows that are drawn around a centre.
     *
     * @param f Applies f to rows, row-major.
     * @param centre Per column the middle of the rows.
     * @param deviations Per column how far around it they lie.
     * @param producer Who wrote the file.
     * @param precision Its precision.
     * @return Null where f gives a number that is not finite, or has too many columns for that.
     */
    public static CalibratedFor measure(
            UnaryOperator<float[]> f, float[] centre, float[] deviations, String producer, Precision precision) {
        int n = centre.length;
        if (n > MOST_COLUMNS) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(1);
        float[] drawn = new float[Math.max(1, Math.min(MOST_ROWS, VALUES / n)) * n];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) (centre[i % n] + deviations[i % n] * random.nextDouble(-1, 1));
        }
        float[][] rows = split(drawn, n);
        float[][] outputs = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            outputs[row] = f.apply(rows[row].clone()); // alone, should f take a scale from its batch
            for (float value : outputs[row]) {
                if (!Float.isFinite(value)) {
                    return null;
                }
            }
        }
        return new CalibratedFor(producer, precision.toString(), rows, outputs);
    }

    private static float[][] split(float[] values, int n) {
        float[][] rows = new float[values.length / n][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * n, (row + 1) * n);
        }
        return rows;
    }

    /**
     * The columns.
     *
     * @return n.
     */
    public int columns() {
        return rows[0].length;
    }

    /**
     * How far what a file gives today lies from what is stored, the last places of single precision aside.
     *
     * @param f Applies f to rows, row-major.
     * @param deviations Per column its unit.
     * @return Of the row that is furthest the root mean square of the differences in their columns' deviations; infinite where f gives
     *     no finite number.
     */
    public double difference(UnaryOperator<float[]> f, float[] deviations) {
        int n = columns();
        double largest = 0;
        for (int row = 0; row < rows.length; row++) {
            float[] given = f.apply(rows[row].clone());
            double square = 0;
            for (int c = 0; c < n; c++) {
                double apart = Math.abs((double) given[c] - outputs[row][c]);
                double beyond = Math.max(0, apart - LAST_PLACES * Math.ulp(outputs[row][c]));
                double inDeviations = deviations[c] > 0 ? beyond / deviations[c] : beyond;
                square += Double.isNaN(apart) ? Double.POSITIVE_INFINITY : inDeviations * inDeviations;
            }
            largest = Math.max(largest, Math.sqrt(square / n));
        }
        return largest;
    }

    /**
     * Whether a difference is one that another processor's rounding may make.
     *
     * @param difference As {@link #difference} has it.
     * @return False where the file computes something else.
     */
    public boolean fits(double difference) {
        return difference <= Precision.named(precision).rounding();
    }

    /**
     * The same for columns in another order.
     *
     * @param from For each column of the result its column here.
     * @return The reordered rows and outputs.
     */
    public CalibratedFor reordered(int[] from) {
        float[][] otherRows = new float[rows.length][];
        float[][] otherOutputs = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            otherRows[row] = RepairFacts.reordered(rows[row], from);
            otherOutputs[row] = RepairFacts.reordered(outputs[row], from);
        }
        return new CalibratedFor(producer, precision, otherRows, otherOutputs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalibratedFor same
                && producer.equals(same.producer)
                && precision.equals(same.precision)
                && Arrays.deepEquals(rows, same.rows)
                && Arrays.deepEquals(outputs, same.outputs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(rows) + Arrays.deepHashCode(outputs);
    }
}
