package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.data.MissingMarkers;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.description.ColumnDescription;
import org.idem4j.tribuo.data.description.TableDescription;

/** A table's description for people. */
final class DescriptionText {

    private static final int LONGEST_NAME = 32;
    private static final int EXAMPLES = 4;

    private DescriptionText() {}

    static String of(Path path, TableDescription description) {
        int width = description.columns().stream()
                .mapToInt(column -> shown(column).length())
                .max()
                .orElse(0);
        String line = "%4s  %-" + Math.max(6, width) + "s  %-8s  %-14s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d columns%s.%n%n",
                path,
                description.rows(),
                description.columns().size(),
                format(description)));
        text.append(String.format(Locale.ROOT, line, "", "column", "kind", "missing", "values"));
        for (ColumnDescription column : description.columns()) {
            text.append(String.format(
                            Locale.ROOT,
                            line,
                            column.position(),
                            shown(column),
                            column.kind(),
                            missing(column, description.rows()),
                            values(column))
                    .stripTrailing());
            text.append(System.lineSeparator());
        }
        return text.append(System.lineSeparator()).append(advice(description)).toString();
    }

    private static String format(TableDescription description) {
        String told = new TableFormat(
                        MissingMarkers.DEFAULT,
                        description.separator().charAt(0),
                        description.decimal().charAt(0),
                        description.header(),
                        "")
                .told();
        return told.isEmpty() ? "" : "; " + told;
    }

    private static String shown(ColumnDescription column) {
        String name = column.name().isEmpty() ? "(no name)" : ColumnDescription.line(column.name());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String missing(ColumnDescription column, long rows) {
        return column.missing() == 0
                ? ""
                : String.format(Locale.ROOT, "%,d (%.1f %%)", column.missing(), 100.0 * column.missing() / rows);
    }

    private static String values(ColumnDescription column) {
        List<String> parts = new ArrayList<>();
        if (!numeric(column) || column.examples().size() <= EXAMPLES) {
            parts.add(column.examples().stream().limit(EXAMPLES).collect(Collectors.joining(", "))
                    + (column.examples().size() > EXAMPLES ? ", …" : ""));
        } else {
            parts.add(ColumnDescription.shown(column.least()) + " … " + ColumnDescription.shown(column.median()) + " … "
                    + ColumnDescription.shown(column.greatest()));
        }
        column.markers().entrySet().stream()
                .filter(marker -> !marker.getKey().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(marker -> parts.add("missing as '" + marker.getKey() + "' in " + marker.getValue()));
        parts.addAll(column.remarks());
        parts.removeIf(String::isEmpty);
        return String.join("; ", parts);
    }

    private static boolean numeric(ColumnDescription column) {
        return switch (column.kind()) {
            case NUMBER, INTEGER -> true;
            default -> false;
        };
    }

    private static String advice(TableDescription description) {
        long usable =
                description.columns().stream().filter(ColumnDescription::usable).count();
        String choice = description.choice();
        String found = description.markers();
        return "Values of numbers are the least, the median and the greatest. To train on: " + usable + " of "
                + description.columns().size() + " columns"
                + ConfigurationTemplate.categoriesTold(description)
                + (usable == description.columns().size() || usable == 0 ? "." : ", --columns " + word(choice))
                + (found.isEmpty()
                        ? ""
                        : (usable == description.columns().size() ? " With" : " and") + " --missing " + word(found));
    }

    /** As a shell takes it for one word. */
    private static String word(String text) {
        return text.matches("[\\w.,+:@/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
