package org.idem4j.tribuo.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The names of a table's columns, and the choice of some of them. */
final class ColumnNames {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private ColumnNames() {}

    /** column01, column02, …, padded so that the order of the names is that of the columns. */
    static List<String> generatedNames(int count) {
        int digits = Math.max(2, Integer.toString(count).length());
        return IntStream.rangeClosed(1, count)
                .mapToObj(c -> ("column%0" + digits + "d").formatted(c))
                .toList();
    }

    /**
     * Chooses columns.
     *
     * @param choice Names, positions from 1 and ranges as in 1-26, separated by commas; empty for all.
     * @return Their numbers from 0.
     * @throws TableException If there is no such column, or a chosen one has no name of its own.
     */
    static int[] choose(Path path, List<String> names, String choice) {
        int[] chosen = choice.isBlank() ? IntStream.range(0, names.size()).toArray() : named(path, names, choice);
        requireNames(path, names, chosen);
        return chosen;
    }

    private static void requireNames(Path path, List<String> names, int[] chosen) {
        Set<String> seen = new HashSet<>();
        for (int c : chosen) {
            String name = names.get(c);
            if (name.isEmpty()) {
                throw new TableException(path + ": the header names column " + (c + 1) + " of " + names.size()
                        + " with nothing; give every column a name, or choose columns that have one.");
            }
            if (!seen.add(name)) {
                throw new TableException(path + ": the header has the name '" + name
                        + "' twice; names must differ, or choose columns whose names do.");
            }
        }
    }

    private static int[] named(Path path, List<String> names, String choice) {
        Set<Integer> chosen = new LinkedHashSet<>();
        for (String token : choice.split(",")) {
            String wanted = token.strip();
            int named = names.indexOf(wanted);
            if (named >= 0) {
                if (names.lastIndexOf(wanted) != named) {
                    throw new TableException(path + ": the header has the name '" + wanted
                            + "' twice; choose the column by its position.");
                }
                chosen.add(named);
                continue;
            }
            Matcher range = RANGE.matcher(wanted);
            int first = range.matches() ? Integer.parseInt(range.group(1)) : 0;
            int last = first == 0 || range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first < 1 || last > names.size() || first > last) {
                throw new TableException(path + " has no column '" + wanted + "': its " + names.size() + " columns are "
                        + names + "; choose by name, by position from 1, or by a range such as 1-" + names.size()
                        + ".");
            }
            IntStream.range(first - 1, last).forEach(chosen::add);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
