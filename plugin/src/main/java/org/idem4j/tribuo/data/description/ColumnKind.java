package org.idem4j.tribuo.data.description;

import java.util.Locale;

/** What stands in a column. */
public enum ColumnKind {
    /** Numbers, some with decimals. */
    NUMBER,
    /** Whole numbers. */
    INTEGER,
    /** One value in all rows. */
    CONSTANT,
    /** Names of rows: each value once, as text or counted up. */
    ID,
    /** Dates or times. */
    DATE,
    /** Few different words. */
    CATEGORY,
    /** Other text, or numbers with text among them. */
    TEXT,
    /** No known cell. */
    EMPTY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
