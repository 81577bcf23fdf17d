package org.idem4j.spark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a row that the model can't repair. */
enum InvalidRows {
    /** The job fails. */
    ERROR,
    /** The row comes back as it was, without score and flags. */
    KEEP;

    static InvalidRows of(String text) {
        for (InvalidRows choice : values()) {
            if (choice.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new IllegalArgumentException("handleInvalid takes "
                + Arrays.stream(values()).map(InvalidRows::toString).collect(Collectors.joining(", ")) + ", not '"
                + text + "'.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
