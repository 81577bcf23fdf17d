package org.idem4j.onnx.repair;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which cells of a table a repair writes; all others are left as they stand. */
public enum RepairMode {
    /** Those that were missing. */
    BLANKS,
    /** Those, and what the model would change by more than the tolerance. */
    FLAGGED,
    /** All that the model changes. */
    ALL;

    /**
     * Reads a mode's name.
     *
     * @param option Where it was given, for the message.
     * @param text {@code blanks}, {@code flagged} or {@code all}, in any case.
     * @return The mode.
     * @throws IllegalArgumentException If there is none of that name; the message lists them.
     */
    public static RepairMode of(String option, String text) {
        for (RepairMode mode : values()) {
            if (mode.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException(option + " takes "
                + Arrays.stream(values()).map(RepairMode::toString).collect(Collectors.joining(", ")) + ", not '" + text
                + "'.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
