package org.idem4j.tribuo.data.description;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a table's column is.
 *
 * @param position Its place, from 1.
 * @param name Its name; empty where the header has none.
 * @param kind What stands in it.
 * @param missing How many cells are missing.
 * @param markers What marks them and how often, "" for empty cells; the first few kinds.
 * @param least The least number; NaN where there is none.
 * @param median The middle number of a sample; NaN where there is none.
 * @param greatest The greatest number; NaN where there is none.
 * @param examples Some values as they stand.
 * @param suspects Numbers that stand for something else, by the look of it: −999 far from all others.
 * @param remarks What to know of it, each a clause without a full stop.
 * @param usable Whether it can be trained on.
 * @param modelColumns As how many columns of a model; 0 where it can't.
 */
public record ColumnDescription(
        int position,
        String name,
        ColumnKind kind,
        long missing,
        Map<String, Long> markers,
        double least,
        double median,
        double greatest,
        List<String> examples,
        List<Double> suspects,
        List<String> remarks,
        boolean usable,
        int modelColumns) {

    private static final MathContext SHOWN = new MathContext(6);

    /**
     * The same column, not to be trained on.
     *
     * @param why A clause without a full stop.
     * @return A new description.
     */
    ColumnDescription unusable(String why) {
        List<String> more = new ArrayList<>(remarks);
        more.add(why);
        return new ColumnDescription(
                position,
                name,
                kind,
                missing,
                markers,
                least,
                median,
                greatest,
                examples,
                suspects,
                List.copyOf(more),
                false,
                0);
    }

    /**
     * A text on one line.
     *
     * @param text Any text.
     * @return The same, with a space for each line break and the like.
     */
    public static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /**
     * A number for people.
     *
     * @param value Any number.
     * @return Its first six digits.
     */
    public static String shown(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 12 || rounded.scale() > 12
                ? rounded.toString()
                : rounded.toPlainString();
    }
}
