package org.idem4j.tribuo.data;

import java.util.Locale;
import java.util.Objects;

/**
 * How a table's text is read, in whatever command or data source. What is not said is found by a look at the first lines of
 * the file.
 *
 * @param missing What marks a missing cell.
 * @param separator What stands between cells; {@link #FOUND} to look.
 * @param decimal The decimal mark, a point or a comma; {@link #FOUND} to look.
 * @param header Whether the first line names the columns; null to look.
 * @param columns The columns to take: names, positions from 1, ranges such as 1-26, with commas between; empty for all.
 */
public record TableFormat(MissingMarkers missing, char separator, char decimal, Boolean header, String columns) {

    /** A separator or a decimal mark that is to be found. */
    public static final char FOUND = '\0';

    /** The word for it in configurations and options. */
    public static final String AUTO = "auto";

    /** All columns of a table of whatever format. */
    public static final TableFormat ANY = new TableFormat(MissingMarkers.DEFAULT, FOUND, FOUND, null, "");

    /** All columns of a table with a header, commas and decimal points. */
    public static final TableFormat PLAIN = new TableFormat(MissingMarkers.DEFAULT, ',', '.', true, "");

    /**
     * Checks the parts.
     *
     * @param missing What marks a missing cell.
     * @param separator What stands between cells.
     * @param decimal The decimal mark.
     * @param header Whether the first line names the columns, or null.
     * @param columns The columns to take.
     * @throws IllegalArgumentException If a part can't be, or the decimal mark is the separator without a quote to tell.
     */
    public TableFormat {
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(columns, "columns");
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("The separator must not be a quotation mark or the end of a line.");
        }
        if (decimal != FOUND && decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("The decimal mark must be a point or a comma, not '" + decimal + "'.");
        }
    }

    /**
     * A separator as a configuration or an option has it.
     *
     * @param text One character, {@code tab}, {@code \t}, or {@code auto}.
     * @return The character; {@link #FOUND} for auto.
     * @throws IllegalArgumentException If it is more than one character.
     */
    public static char separator(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case AUTO -> FOUND;
            case "tab", "\\t" -> '\t';
            default -> character(text, "The separator", "tab for a tabulator");
        };
    }

    /**
     * A decimal mark as a configuration or an option has it.
     *
     * @param text A point, a comma, or {@code auto}.
     * @return The character; {@link #FOUND} for auto.
     * @throws IllegalArgumentException If it is something else.
     */
    public static char decimal(String text) {
        char decimal = text.equalsIgnoreCase(AUTO) ? FOUND : character(text, "The decimal mark", "a point or a comma");
        return ANY.withDecimal(decimal).decimal;
    }

    private static char character(String text, String what, String write) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(what + " must be one character, not '" + text + "'; write " + write
                    + ", or auto to have it found.");
        }
        return text.charAt(0);
    }

    /**
     * A header as a configuration or an option has it.
     *
     * @param text {@code true}, {@code false} or {@code auto}.
     * @return Whether there is one; null for auto.
     * @throws IllegalArgumentException If it is something else.
     */
    public static Boolean header(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case AUTO -> null;
            default ->
                throw new IllegalArgumentException("The header must be true, false or auto, not '" + text + "'.");
        };
    }

    /**
     * The same with other markers.
     *
     * @param markers What marks a missing cell.
     * @return A new format.
     */
    public TableFormat withMissing(MissingMarkers markers) {
        return new TableFormat(markers, separator, decimal, header, columns);
    }

    /**
     * The same with another separator.
     *
     * @param character What stands between cells.
     * @return A new format.
     */
    public TableFormat withSeparator(char character) {
        return new TableFormat(missing, character, decimal, header, columns);
    }

    /**
     * The same with another decimal mark.
     *
     * @param mark A point or a comma.
     * @return A new format.
     */
    public TableFormat withDecimal(char mark) {
        return new TableFormat(missing, separator, mark, header, columns);
    }

    /**
     * The same with or without a header.
     *
     * @param named Whether the first line names the columns; null to look.
     * @return A new format.
     */
    public TableFormat withHeader(Boolean named) {
        return new TableFormat(missing, separator, decimal, named, columns);
    }

    /**
     * The same with a choice of columns.
     *
     * @param choice Names, positions from 1 and ranges; empty for all.
     * @return A new format.
     */
    public TableFormat withColumns(String choice) {
        return new TableFormat(missing, separator, decimal, header, choice);
    }

    /**
     * Whether nothing is left to be found.
     *
     * @return True if separator, decimal mark and header are said.
     */
    public boolean isDecided() {
        return separator != FOUND && decimal != FOUND && header != null;
    }

    /**
     * What is worth telling of a decided format.
     *
     * @return "cells are separated by ';', the decimal mark is ',', the first line is no header" say; empty for a table with a
     *     header, commas and points.
     */
    public String told() {
        StringBuilder text = new StringBuilder();
        if (separator != ',') {
            text.append("cells are separated by ").append(separator == '\t' ? "tabulators" : "'" + separator + "'");
        }
        if (decimal != '.') {
            text.append(text.isEmpty() ? "" : ", ").append("the decimal mark is '" + decimal + "'");
        }
        if (!header) {
            text.append(text.isEmpty() ? "" : ", ").append("the first line is no header");
        }
        return text.toString();
    }
}
