package org.idem4j.tribuo.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts and numbers.
 *
 * @param name The name of its file, without an ending.
 * @param title Its title.
 * @param text What the columns mean, with units.
 * @param columns The columns' names.
 * @param rows The rows, each with a text, a number or null for each column.
 */
public record Table(String name, String title, String text, List<String> columns, List<List<Object>> rows) {

    /**
     * The same without the columns that have a value in no row.
     *
     * @return This table where there is none such.
     */
    public Table withoutEmptyColumns() {
        int[] kept = IntStream.range(0, columns.size())
                .filter(c -> rows.isEmpty() || rows.stream().anyMatch(row -> !isEmpty(row.get(c))))
                .toArray();
        return kept.length == columns.size()
                ? this
                : new Table(
                        name,
                        title,
                        text,
                        chosen(columns, kept),
                        rows.stream().map(row -> chosen(row, kept)).toList());
    }

    private static <T> List<T> chosen(List<T> cells, int[] kept) {
        return Arrays.stream(kept).<T>mapToObj(cells::get).collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isEmpty(Object cell) {
        return cell == null || cell instanceof Double number && !Double.isFinite(number);
    }

    /**
     * A cell as a person reads it.
     *
     * @param cell A text, a number or null.
     * @return A number with four digits; nothing for null or what is not finite.
     */
    static String shown(Object cell) {
        if (cell instanceof Double number) {
            return Double.isFinite(number) ? String.format(Locale.ROOT, "%.4g", number) : "–";
        }
        return cell == null ? "–" : cell.toString();
    }

    /**
     * The table as CSV (RFC 4180), numbers in full.
     *
     * @return A header and the rows; cells without a value are empty.
     */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        line(csv, columns);
        rows.forEach(row -> line(csv, row));
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<?> cells) {
        String separator = "";
        for (Object cell : cells) {
            csv.append(separator).append(quoted(cell));
            separator = ",";
        }
        csv.append("\r\n");
    }

    private static String quoted(Object cell) {
        if (isEmpty(cell)) {
            return "";
        }
        String text = cell.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
