package org.idem4j.tribuo.data;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the rows of a table as a model has them. For one thread. */
public final class CodedReader {

    private final TableReader reader;
    private final int[] columns;
    private final PlacedCoding coding;
    private final int[][] places;
    private final int[] order;
    private final List<Map<String, Integer>> levels;
    private final boolean[] unknown;
    private final UnknownCategories unknowns = new UnknownCategories();
    private double ofUnknown = Double.NaN;

    /**
     * Reads on from where the reader is.
     *
     * @param reader The table; says whether missing cells may pass.
     * @param columns For each coded column its column in the table, from 0.
     * @param coding The coding.
     */
    public CodedReader(TableReader reader, int[] columns, PlacedCoding coding) {
        this.reader = reader;
        this.columns = columns.clone();
        this.coding = coding;
        this.places =
                IntStream.range(0, columns.length).mapToObj(coding::places).toArray(int[][]::new);
        this.order = IntStream.range(0, columns.length)
                .boxed()
                .sorted(Comparator.comparingInt(c -> columns[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.levels = IntStream.range(0, columns.length)
                .mapToObj(c -> numbered(coding.code(c).levels()))
                .toList();
        this.unknown = new boolean[columns.length];
    }

    private static Map<String, Integer> numbered(List<String> levels) {
        Map<String, Integer> numbers = new HashMap<>();
        levels.forEach(level -> numbers.put(level, numbers.size()));
        return numbers;
    }

    /**
     * Takes a category that the coding does not know for none of those that it knows, in place of a missing cell: for a model
     * that can't fill.
     *
     * @return This reader.
     */
    public CodedReader withUnknownAsNone() {
        ofUnknown = 0;
        return this;
    }

    /**
     * Reads the next row.
     *
     * @param row Where to, in the order of the model; NaN where a cell is missing, or a category is not known.
     * @return False at the end of the file.
     * @throws IOException If the file can't be read on.
     * @throws TableException If the row has another number of cells than there are names, or a cell is missing (unless missing
     *     ones may pass) or no finite number where one must be.
     */
    public boolean next(double[] row) throws IOException {
        if (!reader.next()) {
            return false;
        }
        for (int c : order) {
            if (coding.code(c).kind() == ColumnCode.Kind.CATEGORY) {
                category(row, c);
            } else {
                row[places[c][0]] = reader.value(columns[c]);
            }
        }
        return true;
    }

    private void category(double[] row, int c) {
        String text = reader.text(columns[c]);
        Integer level = text == null ? null : levels.get(c).get(text);
        unknown[c] = text != null && level == null;
        if (unknown[c]) {
            unknowns.add(coding.code(c).column(), text);
        }
        double none = text == null ? Double.NaN : level == null ? ofUnknown : 0;
        for (int k = 0; k < places[c].length; k++) {
            row[places[c][k]] = level != null && level == k ? 1 : none;
        }
    }

    /**
     * Whether a cell of the last row is a category that the coding does not know.
     *
     * @param column The number of the column among those that are coded.
     * @return True if it stands there, but is none of the column's.
     */
    public boolean isUnknown(int column) {
        return unknown[column];
    }

    /**
     * The categories that the coding did not know.
     *
     * @return Those of all rows up to now.
     */
    public UnknownCategories unknowns() {
        return unknowns;
    }
}
