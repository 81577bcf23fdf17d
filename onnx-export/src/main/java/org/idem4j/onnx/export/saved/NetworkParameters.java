package org.idem4j.onnx.export.saved;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The parameters of a saved network: one array, of as many values as its configuration needs. */
final class NetworkParameters {

    private NetworkParameters() {}

    /**
     * Reads the parameters.
     *
     * @param stream What {@code Nd4j.write} has written.
     * @param needed How many values the network needs.
     * @param maxBytes The size that the values can't exceed, given that of the file.
     * @return [1, needed]; null from an empty stream, if none are needed.
     * @throws IOException If the stream ends early or can't be read.
     * @throws IllegalArgumentException If it holds something else, or another number of values.
     */
    static StoredArray read(InputStream stream, long needed, long maxBytes) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(stream));
        data.mark(1);
        if (data.read() < 0) {
            requireCount(0, needed);
            return null;
        }
        data.reset();
        return StoredArray.read(data, given -> requireCount(given, needed), maxBytes);
    }

    private static void requireCount(long given, long needed) {
        if (given != needed) {
            throw new IllegalArgumentException("it has " + given + " parameters, but the network needs " + needed);
        }
    }
}
