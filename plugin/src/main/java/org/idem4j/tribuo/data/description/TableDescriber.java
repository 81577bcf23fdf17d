package org.idem4j.tribuo.data.description;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.TableReader;

/** Describes a table in one pass over its rows; memory does not grow with their number. */
public final class TableDescriber {

    /** Values remembered to tell whether they differ, of all columns together. */
    private static final int REMEMBERED = 2_000_000;

    /** Categories of all columns together, each a column of the model. */
    private static final int MOST_CATEGORIES = 256;

    private final TableReader reader;
    private final int[] columns;
    private final ColumnProfile[] profiles;
    private final RowSample sample;

    private TableDescriber(TableReader reader, int[] columns) {
        this.reader = reader;
        this.columns = columns;
        this.profiles = new ColumnProfile[columns.length];
        int remembered = Math.max(100, Math.min(10_000, REMEMBERED / columns.length));
        for (int c = 0; c < columns.length; c++) {
            profiles[c] = new ColumnProfile(remembered);
        }
        this.sample = new RowSample(columns.length);
    }

    /**
     * Describes a table.
     *
     * @param path The file.
     * @param format How it is read; what it leaves open is found by a look. Its choice of columns is what is described.
     * @return The description.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty, has no such columns, or a row has another number of cells.
     */
    public static TableDescription describe(Path path, TableFormat format) throws IOException {
        try (TableReader reader = TableReader.open(path, format)) {
            int[] columns = format.columns().isBlank()
                    ? IntStream.range(0, reader.names().size()).toArray()
                    : reader.chosen(format.columns());
            TableDescriber describer = new TableDescriber(reader, columns);
            describer.read();
            if (reader.row() == 0) {
                throw new TableException(path + " has a header but no rows.");
            }
            return describer.described();
        }
    }

    private void read() throws IOException {
        double[] row = new double[columns.length];
        while (reader.next()) {
            for (int c = 0; c < columns.length; c++) {
                String cell = reader.cell(columns[c]);
                row[c] = Double.NaN;
                if (reader.isMissing(columns[c])) {
                    profiles[c].addMissing(cell);
                } else {
                    row[c] = reader.number(columns[c]);
                    if (Double.isNaN(row[c])) {
                        profiles[c].addText(cell);
                    } else {
                        profiles[c].addNumber(cell, row[c]);
                    }
                }
            }
            sample.add(row);
        }
    }

    private TableDescription described() {
        int[] numeric = IntStream.range(0, columns.length)
                .filter(c -> isNumeric(profiles[c].kind()))
                .toArray();
        Map<Integer, LinearRelations.Relation> relations = LinearRelations.of(sample, numeric);
        Map<Long, Integer> seen = new HashMap<>();
        List<ColumnDescription> described = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            Integer twin = seen.putIfAbsent(profiles[c].fingerprint, c);
            ColumnRemarks remarks = new ColumnRemarks(profiles[c], sample.sorted(c), reader.row());
            if (twin != null && profiles[c].present() > 0) {
                remarks.same(name(twin));
            } else if (relations.containsKey(c)) {
                LinearRelations.Relation relation = relations.get(c);
                remarks.follows(relation.from().stream().map(this::name).toList(), relation);
            }
            described.add(remarks.describe(columns[c] + 1, reader.names().get(columns[c])));
        }
        TableFormat format = reader.format();
        refuseSameNames(described);
        return new TableDescription(
                reader.row(),
                String.valueOf(format.separator()),
                String.valueOf(format.decimal()),
                format.header(),
                format.missing().list(),
                withFewCategories(described));
    }

    /** A model tells its columns by their names. */
    private static void refuseSameNames(List<ColumnDescription> columns) {
        Map<String, Long> counts =
                columns.stream().collect(Collectors.groupingBy(ColumnDescription::name, Collectors.counting()));
        columns.replaceAll(column -> column.usable() && counts.get(column.name()) > 1
                ? column.unusable("another column has the same name: rename one of them")
                : column);
    }

    /** So many categories of all columns together as can be trained on, the columns of the fewest first. */
    private static List<ColumnDescription> withFewCategories(List<ColumnDescription> columns) {
        List<ColumnDescription> taken = new ArrayList<>(columns);
        int[] left = {MOST_CATEGORIES};
        columns.stream()
                .filter(column -> column.usable() && column.kind() == ColumnKind.CATEGORY)
                .sorted(Comparator.comparingInt(ColumnDescription::modelColumns))
                .forEach(column -> {
                    left[0] -= column.modelColumns();
                    if (left[0] < 0) {
                        taken.set(
                                columns.indexOf(column),
                                column.unusable("one category too many for " + MOST_CATEGORIES + " in all"));
                    }
                });
        return List.copyOf(taken);
    }

    private static boolean isNumeric(ColumnKind kind) {
        return kind == ColumnKind.NUMBER || kind == ColumnKind.INTEGER;
    }

    private String name(int c) {
        String name = reader.names().get(columns[c]);
        return name.isEmpty() ? "column " + (columns[c] + 1) : name;
    }
}
