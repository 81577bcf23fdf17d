package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What marks a cell as missing: an empty cell, the words that programs write for one, and markers of a table's own. Words
 * count in any case; a marker that is a number stands for the value however it is written, −999 for −999.0 too.
 */
public final class MissingMarkers {

    /** Before a usual marker that is a word like others in this table. */
    private static final String NOT = "!";

    private static final List<String> USUAL = List.of("NA", "N/A", "#N/A", "<NA>", "NaN", "null", "none", "nil", "?");

    /** The usual markers alone. */
    public static final MissingMarkers DEFAULT = new MissingMarkers(List.of());

    private final List<String> more;
    private final Set<String> words = new HashSet<>();
    private final double[] numbers;

    private MissingMarkers(List<String> more) {
        this.more = List.copyOf(more);
        for (String word : USUAL) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        List<Double> values = new ArrayList<>();
        for (String marker : more) {
            if (takesBack(marker)) {
                words.remove(marker.substring(1).toLowerCase(Locale.ROOT));
                continue;
            }
            double value = NumberCell.parse(marker, '.');
            if (Double.isNaN(value)) {
                words.add(marker.toLowerCase(Locale.ROOT));
            } else {
                values.add(value);
            }
        }
        this.numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean takesBack(String marker) {
        return marker.startsWith(NOT) && USUAL.stream().anyMatch(marker.substring(1)::equalsIgnoreCase);
    }

    /**
     * The usual markers and some of a table's own.
     *
     * @param list Markers with commas between them; may be empty. A usual one with an exclamation mark before it, {@code !none}, is
     *     a word like others.
     * @return The markers.
     */
    public static MissingMarkers of(String list) {
        List<String> more = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(marker -> !marker.isEmpty())
                .toList();
        return more.isEmpty() ? DEFAULT : new MissingMarkers(more);
    }

    /**
     * The markers beside the usual ones.
     *
     * @return They, with commas between; empty for none.
     */
    public String list() {
        return String.join(",", more);
    }

    /** Whether none of the markers begins as a number does. */
    boolean areWords() {
        return more.isEmpty();
    }

    /** Whether a cell, stripped, is empty or one of the words. */
    boolean isWord(String cell) {
        return cell.isEmpty() || words.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** Whether a number stands for a missing one. */
    boolean isNumber(double value) {
        for (double number : numbers) {
            if (value == number) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MissingMarkers same && more.equals(same.more);
    }

    @Override
    public int hashCode() {
        return more.hashCode();
    }

    @Override
    public String toString() {
        Set<String> all = new TreeSet<>(USUAL);
        all.removeIf(word -> !words.contains(word.toLowerCase(Locale.ROOT)));
        more.stream().filter(marker -> !takesBack(marker)).forEach(all::add);
        return "empty cells, " + String.join(", ", all);
    }
}
