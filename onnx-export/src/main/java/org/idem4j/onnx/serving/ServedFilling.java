package org.idem4j.onnx.serving;

import java.util.Optional;
import org.idem4j.onnx.graph.SelfMapGraph;

/**
 * The value of a file that holds its filled rows, in a session of its own that opens when it is first wanted. Safe for use by
 * several threads.
 */
final class ServedFilling implements AutoCloseable {

    private final ServedFile file;
    private ServedFile filling;
    private boolean looked;
    private boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param file A file that fills missing cells itself.
     */
    ServedFilling(ServedFile file) {
        this.file = file;
    }

    /**
     * The function that fills rows.
     *
     * @return Empty if the file has no such value.
     * @throws IllegalStateException If it has been closed.
     */
    synchronized Optional<ServedRows> rows() {
        if (closed) {
            throw new IllegalStateException("The model of " + file.file().origin() + " has been closed.");
        }
        if (!looked) {
            ServingOptions options = file.options().withExpectedSha256("");
            filling = file.file()
                    .giving(SelfMapGraph.FILLED)
                    .map(other -> ServedFile.open(other, options, file.names().inGraphOrder()))
                    .orElse(null);
            looked = true;
        }
        return Optional.ofNullable(filling).map(ServedFile::rows);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (filling != null) {
            filling.function().close();
        }
    }
}
