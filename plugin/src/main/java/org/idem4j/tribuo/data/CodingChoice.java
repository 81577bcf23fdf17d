package org.idem4j.tribuo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a table are taken, and which of these are no plain numbers.
 *
 * @param columns The choice of the columns; empty for all.
 * @param categories Those that hold categories; empty for none.
 * @param integers Those that hold whole numbers; empty for none.
 * @param levels The table whose categories count.
 */
record CodingChoice(String columns, String categories, String integers, Path levels) {

    /**
     * The coding of a table.
     *
     * @param reader The table, at its beginning.
     * @param format How the table of the categories is read.
     * @throws IOException If that can't be read.
     * @throws TableException If there are no such columns, or one has too many categories.
     */
    ColumnCoding in(TableReader reader, TableFormat format) throws IOException {
        List<Integer> texts = listed(reader, categories);
        List<Integer> whole = listed(reader, integers);
        int[] chosen = reader.chosen(columns);
        List<String> names = IntStream.of(chosen)
                .filter(texts::contains)
                .mapToObj(reader.names()::get)
                .toList();
        Iterator<List<String>> found =
                (names.isEmpty() ? List.<List<String>>of() : CategoryLevels.of(levels, format, names)).iterator();
        List<ColumnCode> codes = new ArrayList<>();
        for (int c : chosen) {
            String name = reader.names().get(c);
            codes.add(
                    texts.contains(c)
                            ? new ColumnCode(name, ColumnCode.Kind.CATEGORY, found.next())
                            : whole.contains(c)
                                    ? new ColumnCode(name, ColumnCode.Kind.INTEGER, List.of())
                                    : ColumnCode.real(name));
        }
        return new ColumnCoding(codes);
    }

    private static List<Integer> listed(TableReader reader, String choice) {
        return choice.isBlank()
                ? List.of()
                : IntStream.of(reader.chosen(choice)).boxed().toList();
    }
}
