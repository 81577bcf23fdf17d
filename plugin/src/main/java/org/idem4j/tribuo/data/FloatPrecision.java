package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;

/**
 * What 32-bit numbers lose of a data set's columns. Networks compute in them: of a column of seconds since 1970, whose
 * neighbours differ by less than 64, rounding leaves nothing.
 *
 * @param column The column.
 * @param rounding The largest distance of a cell from the nearest 32-bit number, raw units.
 * @param deviation The column's standard deviation, above zero.
 */
public record FloatPrecision(String column, double rounding, double deviation) {

    /** The share of a deviation that rounding may move a cell by; a repair is never as good. */
    private static final double NEGLIGIBLE = 1e-3;

    /**
     * The columns that are finer than 32-bit numbers at their size.
     *
     * @param rows Examples of any output.
     * @return Those whose rounding is more than a thousandth of their deviation, by name; constant columns are left out.
     */
    public static List<FloatPrecision> lost(Dataset<?> rows) {
        if (rows instanceof RowBlockDataset block) {
            return block.block().lost();
        }
        Map<String, Column> columns = new TreeMap<>();
        for (Example<?> example : rows) {
            for (Feature feature : example) {
                columns.computeIfAbsent(feature.getName(), name -> new Column()).add(feature.getValue());
            }
        }
        List<FloatPrecision> lost = new ArrayList<>();
        columns.forEach((name, column) -> column.lost(name).ifPresent(lost::add));
        return lost;
    }

    /** Mean and squared distances from it in one pass (Welford). */
    static final class Column {
        private long count;
        private double mean;
        private double squares;
        private double rounding;

        void add(double value) {
            count++;
            double from = value - mean;
            mean += from / count;
            squares += from * (value - mean);
            rounding = Math.max(rounding, Math.abs(value - (float) value));
        }

        Optional<FloatPrecision> lost(String name) {
            double deviation = Math.sqrt(squares / count);
            return rounding > NEGLIGIBLE * deviation && deviation > 0
                    ? Optional.of(new FloatPrecision(name, rounding, deviation))
                    : Optional.empty();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "The column '%s' is finer than 32-bit numbers at its size: rounding moves its cells by up to %.3g, which is %.2g"
                        + " of its deviation. Subtract its least value from it, or leave it out by the choice of columns.",
                column,
                rounding,
                rounding / deviation);
    }
}
