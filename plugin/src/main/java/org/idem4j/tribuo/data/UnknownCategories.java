package org.idem4j.tribuo.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** The categories of a table that a model does not know, counted. For one thread. */
public final class UnknownCategories {

    /** Of a column's unknown categories so many are named. */
    private static final int NAMED = 5;

    private final Map<String, Seen> columns = new LinkedHashMap<>();

    private static final class Seen {
        private final Map<String, Long> texts = new LinkedHashMap<>();
        private long cells;
    }

    UnknownCategories() {}

    void add(String column, String text) {
        Seen seen = columns.computeIfAbsent(column, name -> new Seen());
        seen.cells++;
        String shown = NumberCell.shortened(text);
        if (seen.texts.size() < NAMED || seen.texts.containsKey(shown)) {
            seen.texts.merge(shown, 1L, Long::sum);
        }
    }

    /**
     * What was found, for people.
     *
     * @return A sentence; empty where all categories are known.
     */
    public String told() {
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Categories that the model does not know, taken for missing: ");
        String between = "";
        for (Map.Entry<String, Seen> column : columns.entrySet()) {
            Seen seen = column.getValue();
            text.append(between).append("in '").append(column.getKey()).append("' ");
            text.append(seen.cells).append(seen.cells == 1 ? " cell (" : " cells (");
            text.append(String.join(
                    ", ", seen.texts.keySet().stream().map(t -> "'" + t + "'").toList()));
            text.append(seen.texts.values().stream().mapToLong(Long::longValue).sum() < seen.cells ? ", …)" : ")");
            between = "; ";
        }
        return text.append(".").toString();
    }
}
