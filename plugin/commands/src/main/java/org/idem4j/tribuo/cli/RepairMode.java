package org.idem4j.tribuo.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which cells of a table a repair writes; all others are left as they stand. */
enum RepairMode {
    /** Those that were missing. */
    BLANKS,
    /** Those, and what the model would change by more than the tolerance. */
    FLAGGED,
    /** All that the model changes. */
    ALL;

    static RepairMode of(String text) {
        for (RepairMode mode : values()) {
            if (mode.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException("--repair takes "
                + Arrays.stream(values()).map(RepairMode::toString).collect(Collectors.joining(", ")) + ", not '" + text
                + "'.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
