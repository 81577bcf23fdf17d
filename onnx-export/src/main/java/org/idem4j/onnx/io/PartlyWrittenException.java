package org.idem4j.onnx.io;

import java.io.IOException;
import java.util.List;

/** Of several files that were to take their places some have, and one can't; the others are as they were. */
public final class PartlyWrittenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String[] written;

    /**
     * Tells which.
     *
     * @param failure Why the next can't.
     * @param written The names of the files that have been written, at least one.
     */
    public PartlyWrittenException(IOException failure, List<String> written) {
        super(failure.getMessage(), failure);
        this.written = written.toArray(String[]::new);
    }

    /**
     * What has been written.
     *
     * @return The files' names, unmodifiable.
     */
    public List<String> written() {
        return List.of(written);
    }
}
