package org.idem4j.tribuo.data;

import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/**
 * Rows of the same columns that are held without an example of each: a trainer takes them as they are. A cell is finite, or NaN
 * where it is missing: of an input the example lacks the feature. Immutable and safe for threads.
 */
public interface RowBlock {

    /**
     * Rows in arrays.
     *
     * @param names n names, distinct and in their natural order.
     * @param inputs Row-major, [rows × n], NaN where a cell is missing; not copied.
     * @param targets The same of the targets; may be the same array.
     * @return The rows.
     * @throws IllegalArgumentException If the names are not in order, or the arrays are no rows or not as long.
     */
    static RowBlock of(List<String> names, float[] inputs, float[] targets) {
        return new ArrayRows(names, inputs, targets);
    }

    /**
     * The names of the columns.
     *
     * @return n names, distinct and in their natural order, in which Tribuo numbers features.
     */
    List<String> names();

    /**
     * How many rows there are.
     *
     * @return At least one.
     */
    int rows();

    /**
     * Copies the inputs of a row.
     *
     * @param row The row, from 0.
     * @param into Where to; [offset, offset + n) is overwritten.
     * @param offset The first index.
     */
    void copyInputs(int row, float[] into, int offset);

    /**
     * Copies the targets of a row.
     *
     * @param row The row, from 0.
     * @param into Where to; [offset, offset + n) is overwritten.
     * @param offset The first index.
     */
    void copyTargets(int row, float[] into, int offset);

    /**
     * Whether every row is its own target.
     *
     * @return True if inputs and targets are the same.
     */
    boolean isOwnTarget();

    /**
     * What 32 bits lose of the inputs, if they were read from finer numbers.
     *
     * @return The columns of which they lose too much, by name.
     */
    default List<FloatPrecision> lost() {
        return List.of();
    }

    /**
     * All inputs.
     *
     * @return Row-major, [rows × n]; the caller's own.
     * @throws ArithmeticException If there are more than 2³¹ − 1 cells.
     */
    default float[] inputs() {
        int n = names().size();
        float[] all = new float[Math.multiplyExact(rows(), n)];
        IntStream.range(0, rows()).parallel().forEach(row -> copyInputs(row, all, row * n));
        return all;
    }

    /**
     * All targets.
     *
     * @return Row-major, [rows × n]; the caller's own.
     * @throws ArithmeticException If there are more than 2³¹ − 1 cells.
     */
    default float[] targets() {
        int n = names().size();
        float[] all = new float[Math.multiplyExact(rows(), n)];
        IntStream.range(0, rows()).parallel().forEach(row -> copyTargets(row, all, row * n));
        return all;
    }

    /**
     * The rows as examples.
     *
     * @return A list in which each is made anew when it is asked for.
     */
    default List<Example<Regressor>> examples() {
        return new BlockExamples(this);
    }

    /**
     * Some of the rows.
     *
     * @param chosen Their numbers from 0, in the order that they are to have; at least one.
     * @return A block that shares this one's cells.
     */
    default RowBlock select(int[] chosen) {
        return new SelectedRows(this, chosen.clone());
    }
}
