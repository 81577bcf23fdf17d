package org.idem4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a provenance says of the ranks that were tried, in a line that can be read: of many the first, the last and those about the one taken. */
final class TriedRanks {

    private static final int ALL = 12;
    private static final int ABOUT = 2;

    private TriedRanks() {}

    /**
     * The line.
     *
     * @param rank The one taken.
     * @param trials Each one's error, such as "1: 0.5, 2: 0.4".
     */
    static String of(String rank, String trials) {
        return rank + " (errors of the ranks tried, on held-out rows: " + some(rank, List.of(trials.split(", "))) + ")";
    }

    private static String some(String rank, List<String> trials) {
        if (trials.size() <= ALL) {
            return String.join(", ", trials);
        }
        int last = trials.size() - 1;
        int taken = IntStream.rangeClosed(0, last)
                .filter(i -> trials.get(i).startsWith(rank + ":"))
                .findFirst()
                .orElse(0);
        List<String> told = new ArrayList<>();
        int before = -1;
        for (int i = 0; i <= last; i++) {
            if (i == 0 || i == last || Math.abs(i - taken) <= ABOUT) {
                told.add(i > before + 1 ? "… " + trials.get(i) : trials.get(i));
                before = i;
            }
        }
        return String.join(", ", told);
    }
}
