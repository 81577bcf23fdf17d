package org.idem4j.tribuo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The categories that stand in some columns of a table. */
final class CategoryLevels {

    private CategoryLevels() {}

    /**
     * Finds them.
     *
     * @param path The table.
     * @param format How it is read.
     * @param names The columns' names.
     * @return For each its categories in the order of their characters.
     * @throws TableException If the table lacks a column, or it has no known cell, more categories than a column may have, or
     *     one that is too long.
     */
    static List<List<String>> of(Path path, TableFormat format, List<String> names) throws IOException {
        List<TreeSet<String>> levels = new ArrayList<>();
        names.forEach(name -> levels.add(new TreeSet<>()));
        try (TableReader reader = TableReader.open(path, format).withBlanks()) {
            int[] columns = names.stream().mapToInt(reader.names()::indexOf).toArray();
            for (int c = 0; c < columns.length; c++) {
                if (columns[c] < 0) {
                    throw new TableException(path + " has no column '" + names.get(c)
                            + "', whose categories are to be taken from it; its columns are " + reader.names() + ".");
                }
            }
            while (reader.next()) {
                for (int c = 0; c < columns.length; c++) {
                    String text = reader.text(columns[c]);
                    if (text != null && levels.get(c).add(text)) {
                        requireFew(reader, columns[c], text, levels.get(c).size());
                    }
                }
            }
        }
        for (int c = 0; c < names.size(); c++) {
            if (levels.get(c).isEmpty()) {
                throw new TableException(path + ", column '" + names.get(c)
                        + "' has no known cell, so no categories; leave it out by the choice of columns.");
            }
        }
        return levels.stream().<List<String>>map(List::copyOf).toList();
    }

    private static void requireFew(TableReader reader, int column, String text, int count) {
        if (count > ColumnCode.MOST_LEVELS) {
            throw reader.refusal(
                    column,
                    "holds a category beyond the " + ColumnCode.MOST_LEVELS
                            + " that a column may have; leave it out of 'categories' and 'columns', so that it is carried"
                            + " through as text");
        }
        if (text.length() > ColumnCode.LONGEST_LEVEL) {
            throw reader.refusal(
                    column,
                    "holds a text of " + text.length() + " characters, more than the " + ColumnCode.LONGEST_LEVEL
                            + " of a category; leave it out of 'categories' and 'columns', so that it is carried through");
        }
    }
}
