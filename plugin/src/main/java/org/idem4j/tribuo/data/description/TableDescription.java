package org.idem4j.tribuo.data.description;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
     * @return Names with commas between them; positions where a name does not tell, or has a comma. Empty for none.
     */
    public String choice() {
        Set<String> names = new HashSet<>();
        boolean byName = header
                && columns.stream().allMatch(column -> names.add(column.name()))
                && usable().stream().noneMatch(column -> column.name().matches(".*,.*|[\\d\\s-]*"));
        return byName ? usable().stream().map(ColumnDescription::name).collect(Collectors.joining(",")) : positions();
    }

    private String positions() {
        StringBuilder text = new StringBuilder();
        int first = 0;
        int last = 0;
        for (ColumnDescription column : usable()) {
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
