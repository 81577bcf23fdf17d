package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.PlacedCoding;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;

/**
 * Where a model's columns are in a table. The table's others are not looked at.
 *
 * @param coding How columns of the table become the model's.
 * @param inTable For each coded column its column in the table.
 * @param coded For each column of the table its number among the coded ones; −1 for one that the model does not know.
 * @param byPosition Whether they were matched by position, since the table has no header.
 */
record ModelColumns(PlacedCoding coding, int[] inTable, int[] coded, boolean byPosition) {

    /**
     * Finds a model's columns.
     *
     * @param table The table.
     * @param path Its file, for messages.
     * @param choice The columns that may be taken; empty for all.
     * @param open The model.
     * @param model Its file, for messages.
     * @throws TableException If the table lacks one of them, or has no header and their order is not known.
     */
    static ModelColumns of(TableReader table, Path path, String choice, OpenModel open, Path model) {
        PlacedCoding coding =
                PlacedCoding.of(open.coding(), open.selfMap().selfMap().names());
        List<String> names = names(coding);
        int[] candidates = candidates(table, choice);
        Map<String, Integer> places = new HashMap<>();
        for (int c : candidates) {
            if (places.put(table.names().get(c), c) != null
                    && names.contains(table.names().get(c))) {
                throw new TableException(path + ": the header has the name '"
                        + FewNames.shortened(table.names().get(c)) + "' twice; names must differ.");
            }
        }
        if (places.keySet().containsAll(names)) {
            return of(
                    coding,
                    names.stream().mapToInt(places::get).toArray(),
                    table.names().size(),
                    false);
        }
        if (table.hasHeader()) {
            throw new TableException(lacking(table, path, places, names, model) + hintOfImages(open));
        }
        return positions(table, path, candidates, coding, open, model);
    }

    /** The columns that a table must have. */
    private static List<String> names(PlacedCoding coding) {
        return IntStream.range(0, coding.size())
                .mapToObj(c -> coding.code(c).column())
                .toList();
    }

    private static int[] candidates(TableReader table, String choice) {
        return choice.isBlank() ? IntStream.range(0, table.names().size()).toArray() : table.chosen(choice);
    }

    private static ModelColumns of(PlacedCoding coding, int[] inTable, int tableColumns, boolean byPosition) {
        int[] coded = new int[tableColumns];
        Arrays.fill(coded, -1);
        for (int c = 0; c < inTable.length; c++) {
            coded[inTable[c]] = c;
        }
        return new ModelColumns(coding, inTable, coded, byPosition);
    }

    private static ModelColumns positions(
            TableReader table, Path path, int[] candidates, PlacedCoding coding, OpenModel open, Path model) {
        List<String> names = names(coding);
        if (candidates.length != names.size()) {
            throw new TableException(
                    path + " has no header and " + candidates.length + " columns, but " + model + " has " + names.size()
                            + ", " + FewNames.of(names) + "; choose as many by --columns, or give the table a header.");
        }
        if (open.columnOrder().isEmpty()) {
            throw new TableException(path + " has no header, and " + model
                    + " does not say in which order its columns " + FewNames.of(names)
                    + " stood in the table that it was trained on; give the table a header.");
        }
        return of(coding, candidates, table.names().size(), true); // a coding has the table's order
    }

    private static String lacking(
            TableReader table, Path path, Map<String, Integer> places, List<String> names, Path model) {
        TreeSet<String> missing = new TreeSet<>(names);
        missing.removeAll(places.keySet());
        TreeSet<String> unknown = new TreeSet<>(places.keySet());
        names.forEach(unknown::remove);
        return "The header of " + path + " does not match " + model + ": the table lacks the model's columns "
                + FewNames.of(missing)
                + (unknown.isEmpty() ? "." : ", the model does not know " + FewNames.of(unknown) + ".")
                + hint(table, missing, unknown);
    }

    private static String hint(TableReader table, TreeSet<String> missing, TreeSet<String> unknown) {
        if (table.names().size() == 1 && !unknown.isEmpty() && missing.size() > 1) {
            return " The table has one column only; say by --separator what stands between its cells.";
        }
        for (String name : missing) {
            for (String other : unknown) {
                if (name.equalsIgnoreCase(other)) {
                    return " '" + other + "' is not '" + name + "': capitals count in names.";
                }
            }
        }
        return "";
    }

    private static String hintOfImages(OpenModel open) {
        return open.imageShape()
                .map(shape -> " The model is for images of " + shape + "; give an IDX file or a folder of"
                        + " pictures, or a table under its columns.")
                .orElse("");
    }

    /**
     * Whether something is known of a row.
     *
     * @param row The row, coded, NaN where a cell is missing.
     */
    boolean isKnown(double[] row) {
        return firstOf(c -> !coding.isMissing(row, c)) >= 0;
    }

    /** How many columns the model has. */
    int dimension() {
        return coding.dimension();
    }

    /** The first coded column of a row in the order of the table that is as asked for; −1 where none is. */
    int firstOf(IntPredicate asked) {
        for (int c : coded) {
            if (c >= 0 && asked.test(c)) {
                return c;
            }
        }
        return -1;
    }

    /** The columns of the table that the model does not know. */
    int[] carried() {
        return IntStream.range(0, coded.length).filter(c -> coded[c] < 0).toArray();
    }
}
