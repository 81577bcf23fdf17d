package org.idem4j.tribuo.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Finds a table's separator, decimal mark and header by its first lines. */
final class TableSniffer {

    /** Characters looked at. */
    static final int LOOK = 1 << 16;
    /** Rows looked at. */
    private static final int ROWS = 200;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final TableFormat asked;
    private final String text;
    private final boolean whole;

    private TableSniffer(TableFormat asked, String text, boolean whole) {
        this.asked = asked;
        this.text = text;
        this.whole = whole;
    }

    /**
     * Decides what is left open.
     *
     * @param reader The text, at its beginning; is left there.
     * @throws java.nio.charset.CharacterCodingException If it is not UTF-8.
     */
    static TableFormat decide(TableFormat asked, BufferedReader reader) throws IOException {
        if (asked.isDecided()) {
            return asked;
        }
        char[] look = new char[LOOK];
        reader.mark(LOOK);
        int length = 0;
        int read;
        while (length < LOOK && (read = reader.read(look, length, LOOK - length)) >= 0) {
            length += read;
        }
        reader.reset();
        return new TableSniffer(asked, new String(look, 0, length), length < LOOK).decide();
    }

    private TableFormat decide() throws IOException {
        Reading best = null;
        for (char separator : asked.separator() == TableFormat.FOUND ? SEPARATORS : new char[] {asked.separator()}) {
            Reading reading = new Reading(separator, asked, records(separator));
            best = best == null || reading.betterThan(best) ? reading : best;
        }
        return best.format();
    }

    /** The first records that are whole. */
    private List<String[]> records(char separator) throws IOException {
        List<String[]> records = new ArrayList<>();
        try (TableRecords reader = new TableRecords(new StringReader(text), "", separator)) {
            while (records.size() <= ROWS && reader.next()) {
                records.add(reader.cells());
            }
        } catch (TableException e) {
            return records; // a quote that is closed beyond the look, or never: the reader will say
        }
        if (!whole && records.size() > 1 && records.size() <= ROWS) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    /** The first records with one of the separators. */
    private static final class Reading {

        private final char separator;
        private final TableFormat asked;
        private final List<String[]> records;
        private final int columns;
        private final boolean regular;
        private final char decimal;
        private final int numbers;

        Reading(char separator, TableFormat asked, List<String[]> records) {
            this.separator = separator;
            this.asked = asked;
            this.records = records;
            this.columns = records.isEmpty() ? 0 : records.get(0).length;
            this.regular = columns > 1 && records.stream().allMatch(record -> record.length == columns);
            this.decimal = asked.decimal() == TableFormat.FOUND ? likelier() : asked.decimal();
            this.numbers = count(decimal);
        }

        boolean betterThan(Reading other) {
            if (regular != other.regular) {
                return regular;
            }
            if (!regular) {
                return columns > other.columns;
            }
            double share = (double) numbers / columns;
            double otherShare = (double) other.numbers / other.columns;
            return share != otherShare ? share > otherShare : columns > other.columns;
        }

        /** The decimal mark with which more cells are numbers. 1,234 between commas may as well be a thousand. */
        private char likelier() {
            if (count(',') <= count('.')) {
                return '.';
            }
            boolean sure = separator != ','
                    || records.stream()
                            .flatMap(java.util.Arrays::stream)
                            .anyMatch(cell -> cell.indexOf(',') >= 0
                                    && !cell.matches("[+-]?[1-9]\\d{0,2}(,\\d{3})+")
                                    && isNumber(cell, ','));
            return sure ? ',' : '.';
        }

        private int count(char mark) {
            int count = 0;
            for (String[] record : records) {
                for (String cell : record) {
                    count += isNumber(cell, mark) ? 1 : 0;
                }
            }
            return count;
        }

        private static boolean isNumber(String cell, char mark) {
            return !Double.isNaN(NumberCell.parse(cell, mark));
        }

        TableFormat format() {
            return asked.withSeparator(separator)
                    .withDecimal(decimal)
                    .withHeader(asked.header() == null ? Boolean.valueOf(hasHeader()) : asked.header());
        }

        /** Text above numbers is a header's; numbers above numbers are a row. */
        private boolean hasHeader() {
            if (records.isEmpty()) {
                return true;
            }
            boolean numberAbove = false;
            boolean text = false;
            for (int c = 0; c < columns; c++) {
                String top = records.get(0)[c];
                boolean number = isNumber(top, decimal);
                text |= !number && !asked.missing().isWord(top);
                if (isOfNumbers(c)) {
                    if (!number && !asked.missing().isWord(top) && top.chars().anyMatch(Character::isLetter)) {
                        return true;
                    }
                    numberAbove |= number;
                }
            }
            return !numberAbove && text;
        }

        /** Whether more than half of the cells below the first that are there are numbers. */
        private boolean isOfNumbers(int column) {
            int present = 0;
            int count = 0;
            for (String[] record : records.subList(1, records.size())) {
                if (column < record.length && !asked.missing().isWord(record[column])) {
                    present++;
                    count += isNumber(record[column], decimal) ? 1 : 0;
                }
            }
            return 2 * count > present;
        }
    }
}
