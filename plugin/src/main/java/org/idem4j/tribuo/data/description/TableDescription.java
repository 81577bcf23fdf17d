package org.idem4j.tribuo.data.description;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.idem4j.tribuo.data.TableFormat;

/**
 * What a table is.
 *
 * @param rows Its rows.
 * @param separator What stands between cells.
 * @param decimal The decimal mark.
 * @param header Whether the first line names the columns.
 * @param missing The markers beside the usual ones that were given.
 * @param columns Its columns in order.
 */
public record TableDescription(
        long rows, String separator, String decimal, boolean header, String missing, List<ColumnDescription> columns) {

    /** The columns that can be trained on. */
    private List<ColumnDescription> usable() {
        return columns.stream().filter(ColumnDescription::usable).toList();
    }

    /**
     * The choice of the columns that can be trained on, as {@link TableFormat#columns()} has it.
     *
     * @return Names with commas between them; positions where a name does not tell, or has a comma or a line break. Empty for none.
     */
    public String choice() {
        return choice(column -> true);
    }

    /**
     * Those of the columns that can be trained on that hold categories.
     *
     * @return A choice; empty for none.
     */
    public String categories() {
        return choice(column -> column.kind() == ColumnKind.CATEGORY);
    }

    /**
     * Those of the columns that can be trained on that hold whole numbers.
     *
     * @return A choice; empty for none.
     */
    public String integers() {
        return choice(column -> column.kind() == ColumnKind.INTEGER);
    }

    /**
     * As how many columns of a model those that can be trained on come.
     *
     * @return Their number, each category one.
     */
    public int modelColumns() {
        return usable().stream().mapToInt(ColumnDescription::modelColumns).sum();
    }

    /**
     * In how many ways a row of a model may differ from another: of the columns of a category, which add up to 1, one follows from
     * the others.
     *
     * @return Not more than {@link #modelColumns()}.
     */
    public int freedom() {
        return modelColumns()
                - (int) usable().stream()
                        .filter(column -> column.kind() == ColumnKind.CATEGORY)
                        .count();
    }

    private String choice(Predicate<ColumnDescription> asked) {
        Set<String> names = new HashSet<>();
        boolean byName = header
                && columns.stream().allMatch(column -> names.add(column.name()))
                && usable().stream().noneMatch(column -> column.name().matches("(?s).*[,\\p{Cntrl}].*|[\\d\\s-]*"));
        List<ColumnDescription> chosen = usable().stream().filter(asked).toList();
        return byName
                ? chosen.stream().map(ColumnDescription::name).collect(Collectors.joining(","))
                : positions(chosen);
    }

    private static String positions(List<ColumnDescription> chosen) {
        StringBuilder text = new StringBuilder();
        int first = 0;
        int last = 0;
        for (ColumnDescription column : chosen) {
            if (first > 0 && column.position() == last + 1) {
                last++;
                continue;
            }
            add(text, first, last);
            first = column.position();
            last = first;
        }
        add(text, first, last);
        return text.toString();
    }

    private static void add(StringBuilder text, int first, int last) {
        if (first > 0) {
            text.append(text.isEmpty() ? "" : ",").append(first).append(last > first ? "-" + last : "");
        }
    }

    /**
     * All markers of missing cells: those given, and the numbers that look like some.
     *
     * @return A list as {@link TableFormat#missing()} has it.
     */
    public String markers() {
        TreeSet<Double> suspects = new TreeSet<>();
        columns.forEach(column -> suspects.addAll(column.suspects()));
        String found = suspects.stream()
                .map(value -> String.valueOf(Math.round(value)))
                .collect(Collectors.joining(","));
        return missing + (missing.isEmpty() || found.isEmpty() ? "" : ",") + found;
    }
}
