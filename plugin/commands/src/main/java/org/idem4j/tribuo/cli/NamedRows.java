package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of which something is to be said: counted, the first of them named. */
final class NamedRows {

    private static final int NAMED = 10;

    private final List<Long> named = new ArrayList<>();
    private long count;
    private int column = -1;

    /** Counts a row for a column of the model's; −1 for none in particular. */
    void add(long row, int place) {
        if (count++ == 0) {
            column = place;
        }
        if (named.size() < NAMED) {
            named.add(row);
        }
    }

    long count() {
        return count;
    }

    /** That they were left out for want of a known cell, for people; empty where there are none. */
    String toldAsUnknown(Path table) {
        return count == 0
                ? ""
                : table + ": rows without a known cell were left out: " + count + ", " + told(List.of()) + ".";
    }

    /**
     * Which they are, for people.
     *
     * @param names The model's columns.
     */
    String told(List<String> names) {
        return (count == 1 ? "row " : "rows ")
                + named.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (count > named.size() ? ", …" : "")
                + (column < 0 ? "" : "; the first in column '" + names.get(column) + "'");
    }
}
