package org.idem4j.tribuo.data.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.idem4j.tribuo.data.ColumnCode;

/** What is worth saying of a column, by its profile and a sample of its numbers. */
final class ColumnRemarks {

    /** Quartile ranges beyond a quartile from which on a number that programs write for a missing one is taken for that. */
    private static final double FAR = 10;
    /** Those from which on any number is worth a look; the tails of skewed columns reach farther than {@link #FAR}. */
    private static final double WILD = 30;
    /** The largest share of missing cells to train on. */
    private static final double MOST_MISSING = 0.6;
    /** As for a warning of training: the share of a spread that rounding may take. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final int FEW = 10;

    /** The share of cells by which a column is judged. */
    private static final double MOSTLY = 0.8;

    /** Smaller numbers of 32 bits, or the inverses of their deviations, lose digits or overflow. */
    private static final double SMALLEST = 1e-35;

    /** Markers of missing cells that may as well be a category's name. */
    private static final Set<String> WORDS = Set.of("none", "nil");

    private static final long CELLS_PER_CATEGORY = 5;

    private final ColumnProfile profile;
    private final double[] sorted;
    private final long rows;
    private final List<String> remarks = new ArrayList<>();
    private final List<Double> suspects = new ArrayList<>();

    /**
     * Begins.
     *
     * @param sorted The numbers of the sample in ascending order.
     * @param rows The rows of the table.
     */
    ColumnRemarks(ColumnProfile profile, double[] sorted, long rows) {
        this.profile = profile;
        this.sorted = sorted;
        this.rows = rows;
    }

    /** Says that another column has the same cells. */
    void same(String name) {
        remarks.add("the same as '" + name + "'");
    }

    /** Says from which columns it follows. */
    void follows(List<String> from, LinearRelations.Relation relation) {
        remarks.add(String.format(
                Locale.ROOT,
                "follows linearly from '%s'%s (R² %.5f)",
                String.join("', '", from),
                relation.more() ? " and others" : "",
                relation.explained()));
    }

    ColumnDescription describe(int position, String name) {
        ColumnKind kind = profile.kind();
        boolean numeric = kind == ColumnKind.NUMBER || kind == ColumnKind.INTEGER;
        boolean representable = !numeric || isRepresentable();
        if (numeric && representable) {
            lookFar();
            lookFine();
        }
        if (kind == ColumnKind.INTEGER && profile.distinct() <= FEW && 5L * profile.distinct() <= profile.present()) {
            remarks.add("only " + profile.distinct() + " different values: a code, perhaps");
        }
        if (profile.codes()) {
            remarks.add(
                    "noughts in front: codes, not numbers; to train on them as numbers name the column by --columns");
        }
        if (profile.rows > MOSTLY * profile.present()) {
            remarks.add("numbers apart by spaces: say --separator ' ' if each is a column's");
        } else if (profile.dressed > 0 && profile.dressed + profile.numbers > MOSTLY * profile.present()) {
            remarks.add("numbers with signs (%, $, thousands apart): without them it could be trained on");
        }
        if (profile.texts > 0 && profile.numbers > profile.texts) {
            remarks.add(profile.texts + " cells are no numbers, else it is a column of them");
        }
        profile.markers.keySet().stream()
                .filter(marker -> profile.texts > profile.numbers && WORDS.contains(marker.toLowerCase(Locale.ROOT)))
                .sorted()
                .forEach(word -> remarks.add("'" + word
                        + "' counts as missing; if it is a text like others, say --missing '!" + word + "'"));
        boolean known = profile.missing <= MOST_MISSING * rows;
        if (!known && kind != ColumnKind.EMPTY) {
            remarks.add("too few known cells to train on");
        }
        if (name.isEmpty()) {
            remarks.add("has no name");
        }
        boolean category = kind == ColumnKind.CATEGORY && isLearnable();
        boolean usable = (numeric || category) && representable && known && !name.isEmpty();
        return new ColumnDescription(
                position,
                name,
                kind,
                profile.missing,
                Map.copyOf(profile.markers),
                profile.numbers > 0 ? profile.least : Double.NaN,
                sorted.length > 0 ? sorted[sorted.length / 2] : Double.NaN,
                profile.numbers > 0 ? profile.greatest : Double.NaN,
                List.copyOf(profile.examples),
                List.copyOf(suspects),
                List.copyOf(remarks),
                usable,
                !usable ? 0 : category ? profile.distinct() : 1);
    }

    /** Whether the numbers, and their spread's inverse, are such of 32 bits. */
    private boolean isRepresentable() {
        double largest = Math.max(Math.abs(profile.least), Math.abs(profile.greatest));
        if (largest > Float.MAX_VALUE) {
            remarks.add("beyond the range of 32-bit numbers: divide it");
            return false;
        }
        if (largest > 0 && largest < SMALLEST) {
            remarks.add("below the range of 32-bit numbers: multiply it");
            return false;
        }
        return true;
    }

    /** Whether there are rows enough of each category; a column of numbers with some words in it holds none. */
    private boolean isLearnable() {
        boolean often = CELLS_PER_CATEGORY * profile.distinct() <= profile.present();
        if (!often) {
            remarks.add("too few rows of each of its " + profile.distinct() + " categories to train on");
        }
        return often
                && (profile.numbers <= profile.texts || profile.codes())
                && profile.longest <= ColumnCode.LONGEST_LEVEL;
    }

    /** Numbers that mark missing cells, and others far from all. */
    private void lookFar() {
        double lower = sorted[sorted.length / 4];
        double upper = sorted[3 * sorted.length / 4];
        double range = upper - lower;
        if (range == 0) {
            return; // more than half of the cells are one number; nothing is far from it by quartiles
        }
        for (Sentinels.Found found : profile.sentinels.beyond(lower - FAR * range, upper + FAR * range)) {
            suspects.add(found.value());
            remarks.add(String.format(
                    Locale.ROOT, "%.0f in %d cells: does it mark a missing one?", found.value(), found.count()));
        }
        wild(profile.least, lower - WILD * range, lower, range, "least");
        wild(profile.greatest, upper + WILD * range, upper, range, "greatest");
    }

    private void wild(double value, double bound, double quartile, double range, String which) {
        boolean beyond = quartile < bound ? value > bound : value < bound;
        if (beyond && !suspects.contains(value)) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the %s, %s, lies %.0f quartile ranges out",
                    which,
                    ColumnDescription.shown(value),
                    Math.abs(value - quartile) / range));
        }
    }

    private void lookFine() {
        double spread = sorted[sorted.length * 9 / 10] - sorted[sorted.length / 10];
        if (profile.rounding > NEGLIGIBLE * spread && spread > 0) {
            remarks.add("finer than 32-bit numbers at its size: subtract its least value");
        }
    }
}
