package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * How a table's column becomes columns of a model.
 *
 * @param column The column's name.
 * @param kind What stands in it.
 * @param levels The categories in order; empty but for {@link Kind#CATEGORY}.
 */
public record ColumnCode(String column, Kind kind, List<String> levels) {

    /** The most categories of a column. */
    public static final int MOST_LEVELS = 50;

    /** The most characters of a category. */
    public static final int LONGEST_LEVEL = 100;

    /** What stands in a column. */
    public enum Kind {
        /** Numbers, one column of the model. */
        REAL,
        /** Whole numbers, one column of the model, rounded where they are written. */
        INTEGER,
        /** Texts: for each a column of the model that is 1 where it stands and else 0; the greatest is written. */
        CATEGORY
    }

    /**
     * Checks the categories, for they may come from a file.
     *
     * @param column The column's name.
     * @param kind What stands in it.
     * @param levels The categories in order.
     * @throws IllegalArgumentException If a name is blank, or there are no categories where there must be, too many, one that is
     *     blank, too long or there twice, or some where there are none.
     */
    public ColumnCode {
        if (column == null || column.isBlank() || kind == null) {
            throw new IllegalArgumentException(
                    "A column's code has a name and a kind, not '" + column + "' and " + kind);
        }
        levels = levels == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(levels));
        boolean fits = kind == Kind.CATEGORY ? !levels.isEmpty() && levels.size() <= MOST_LEVELS : levels.isEmpty();
        for (String level : levels) {
            fits &= level != null && !level.isBlank() && level.length() <= LONGEST_LEVEL;
        }
        if (!fits || new HashSet<>(levels).size() < levels.size()) {
            throw new IllegalArgumentException("The column '" + column + "' is coded as " + kind + " with "
                    + levels.size() + " categories; a category column has from 1 to " + MOST_LEVELS
                    + ", all different, none blank or of more than " + LONGEST_LEVEL
                    + " characters, another has none.");
        }
    }

    /**
     * A column of numbers.
     *
     * @param column Its name.
     * @return The code.
     */
    public static ColumnCode real(String column) {
        return new ColumnCode(column, Kind.REAL, List.of());
    }

    /**
     * Whether the column's values lie apart, so that what a model gives is rounded to one of them.
     *
     * @return True but for {@link Kind#REAL}.
     */
    public boolean isDiscrete() {
        return kind != Kind.REAL;
    }

    /**
     * The names of the model's columns.
     *
     * @return The column's own, or {@code column=level} for each category.
     */
    public List<String> names() {
        return kind == Kind.CATEGORY
                ? levels.stream().map(level -> column + "=" + level).toList()
                : List.of(column);
    }
}
