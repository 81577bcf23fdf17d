package org.idem4j.tribuo.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of some names was meant by one that is none of them. */
public final class NearestName {

    /** Longer ones are no slips of the keyboard. */
    private static final int LONGEST = 100;
    /** One slip is forgiven in so many letters. */
    private static final int LETTERS_PER_SLIP = 3;

    private NearestName() {}

    /**
     * The name with the fewest slips: letters left out, put in, exchanged or in the wrong order (the distance of optimal
     * string alignment), capitals aside.
     *
     * @param given What was written.
     * @param names What there is.
     * @return The nearest name, the first of equals in alphabetical order; none where all are too far away.
     */
    public static Optional<String> of(String given, Collection<String> names) {
        return names.stream()
                .filter(name ->
                        slips(given, name) <= Math.max(1, Math.max(given.length(), name.length()) / LETTERS_PER_SLIP))
                .min(Comparator.<String>comparingInt(name -> slips(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * A question to put after an error message.
     *
     * @param given What was written.
     * @param names What there is.
     * @return " Did you mean 'NAME'?", or nothing where all are too far away.
     */
    public static String hint(String given, Collection<String> names) {
        return of(given, names).map(name -> " Did you mean '" + name + "'?").orElse("");
    }

    private static int slips(String given, String name) {
        if (given.length() > LONGEST || name.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = given.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(int[][] slips, String a, String b, int i, int j) {
        int exchanged = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(exchanged, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, 1 + slips[i - 2][j - 2]) : fewest;
    }
}
