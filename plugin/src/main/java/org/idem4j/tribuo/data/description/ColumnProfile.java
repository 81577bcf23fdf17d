package org.idem4j.tribuo.data.description;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What one pass over a column's cells leaves in memory: counts, extremes, some values, and what tells whether they differ. */
final class ColumnProfile {

    private static final int EXAMPLES = 12;
    private static final int MARKERS = 8;
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d{1,2}:\\d{2}.*)?"
                    + "|\\d{4}/\\d{1,2}/\\d{1,2}( .*)?|\\d{1,2}[./-]\\d{1,2}[./-](\\d{4}|\\d{2})( .*)?|\\d{1,2}:\\d{2}(:\\d{2}.*)?");

    /** Numbers as people write them for people: 1,234.50, $ 12, 45 %. */
    private static final Pattern DRESSED =
            Pattern.compile("[-+]?[€$£¥]?\\s?[-+]?\\d{1,3}(\\d*|([,.'\\s\\u00a0]\\d{3})+)([.,]\\d+)?\\s?[%€$£¥]?");
    /** Numbers apart by spaces. */
    private static final Pattern ROW = Pattern.compile("[-+.\\d]\\S*(\\s+[-+.\\d]\\S*)+");

    final Map<String, Long> markers = new LinkedHashMap<>();
    final Set<String> examples = new java.util.LinkedHashSet<>();
    final Sentinels sentinels = new Sentinels();
    private final Set<Integer> hashes = new HashSet<>();
    private final int mostHashes;
    long missing;
    long numbers;
    long texts;
    int longest;
    long dates;
    long dressed;
    long rows;
    /** Whether a number begins with a nought that a number does not need: a code, of which it must not be lost. */
    boolean padded;

    boolean whole = true;
    boolean countedUp = true;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double rounding;
    /** Of all cells in order, to find columns that are the same. */
    long fingerprint;

    private double last = Double.NaN;
    private boolean differ = true;

    ColumnProfile(int mostHashes) {
        this.mostHashes = mostHashes;
    }

    void addMissing(String cell) {
        missing++;
        if (markers.size() < MARKERS || markers.containsKey(cell)) {
            markers.merge(cell, 1L, Long::sum);
        }
        note("");
    }

    void addNumber(String cell, double value) {
        numbers++;
        whole &= isWhole(cell, value);
        padded |=
                cell.length() > 1 && cell.charAt(0) == '0' && Character.isDigit(cell.charAt(1)) && isWhole(cell, value);
        countedUp &= Double.isNaN(last) || value == last + 1;
        last = value;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        rounding = Math.max(rounding, Math.abs(value - (float) value));
        sentinels.add(value);
        present(cell);
    }

    private static boolean isWhole(String cell, double value) {
        return value == Math.rint(value) && cell.indexOf('.') < 0 && cell.indexOf(',') < 0;
    }

    void addText(String cell) {
        texts++;
        longest = Math.max(longest, cell.length());
        dates += DATE.matcher(cell).matches() ? 1 : 0;
        dressed += DRESSED.matcher(cell).matches() ? 1 : 0;
        rows += ROW.matcher(cell).matches() ? 1 : 0;
        present(cell);
    }

    private void present(String cell) {
        if (examples.size() < EXAMPLES) {
            String line = ColumnDescription.line(cell);
            examples.add(line.length() > 40 ? line.substring(0, 40) + "…" : line);
        }
        if (hashes.size() < mostHashes) {
            differ &= hashes.add(cell.hashCode());
        }
        note(cell);
    }

    private void note(String cell) {
        fingerprint = 31 * (fingerprint ^ (fingerprint >>> 29)) * 0x9E3779B97F4A7C15L + cell.hashCode();
    }

    long present() {
        return numbers + texts;
    }

    /** How many different values there are, up to a bound. */
    int distinct() {
        return hashes.size();
    }

    /** Whether no two of the values that were looked at are the same. */
    boolean allDiffer() {
        return differ;
    }

    /** Whether its numbers are codes, whose noughts in front count. */
    boolean codes() {
        return texts == 0 && padded;
    }

    ColumnKind kind() {
        if (present() == 0) {
            return ColumnKind.EMPTY;
        }
        if (distinct() == 1) {
            return ColumnKind.CONSTANT;
        }
        if (texts == 0 && !padded) {
            boolean counter = whole && countedUp && missing == 0 && numbers > 2;
            return counter ? ColumnKind.ID : whole ? ColumnKind.INTEGER : ColumnKind.NUMBER;
        }
        if (dates >= 0.95 * present()) {
            return ColumnKind.DATE;
        }
        if (differ && (numbers == 0 || codes()) && present() > 2) {
            return ColumnKind.ID;
        }
        return distinct() <= 50 && 2L * distinct() <= present() ? ColumnKind.CATEGORY : ColumnKind.TEXT;
    }
}
