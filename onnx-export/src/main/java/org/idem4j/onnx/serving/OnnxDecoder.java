package org.idem4j.onnx.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.idem4j.onnx.selfmap.DenseRows;

/**
 * What an ONNX file makes of one of its values: the decoder of a network that encodes and decodes. For one thread; {@link #close()}
 * frees the native memory.
 */
public final class OnnxDecoder implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 256;

    private final String origin;
    private final String value;
    private final int columns;
    private final OrtSession session;

    private OnnxDecoder(String origin, String value, int columns, OrtSession session) {
        this.origin = origin;
        this.value = value;
        this.columns = columns;
        this.session = session;
    }

    /**
     * Opens the part of a file behind a value.
     *
     * @param path The file.
     * @param value The value's name, a float [batch, columns].
     * @param columns Its columns, at least 1.
     * @param options How to serve it.
     * @return The decoder, to be closed.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If it is no ONNX file, has no such value, or its output doesn't follow from it alone.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public static OnnxDecoder open(Path path, String value, int columns, ServingOptions options) throws IOException {
        return open(OnnxFile.read(path), value, columns, options);
    }

    /**
     * Opens the part of a model in memory behind a value.
     *
     * @param content An ONNX file's content.
     * @param origin What to call it in messages.
     * @param value The value's name, a float [batch, columns].
     * @param columns Its columns, at least 1.
     * @param options How to serve it.
     * @return The decoder, to be closed.
     * @throws IllegalArgumentException As {@link #open(Path, String, int, ServingOptions)}.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public static OnnxDecoder open(byte[] content, String origin, String value, int columns, ServingOptions options) {
        return open(OnnxFile.of(origin, content), value, columns, options);
    }

    private static OnnxDecoder open(OnnxFile file, String value, int columns, ServingOptions options) {
        OnnxFile part = file.from(value, columns);
        try {
            OrtSession session = Sessions.open(part, options, some -> run(some, value, new float[columns], 1, columns))
                    .session();
            return new OnnxDecoder(file.origin(), value, columns, session);
        } catch (OrtException e) {
            throw OnnxFile.notOnnx(file.origin(), e.getMessage(), e);
        }
    }

    /**
     * Decodes rows.
     *
     * @param rows Row-major, [rows × columns]; left as they are.
     * @return What the file gives for each, row-major.
     * @throws IllegalArgumentException If the length is no multiple of the columns.
     * @throws IllegalStateException If the runtime fails.
     */
    public float[] apply(float[] rows) {
        int count = DenseRows.count(rows.length, columns);
        float[] all = new float[0];
        try {
            for (int from = 0; from < count; from += ROWS_AT_ONCE) {
                int some = Math.min(ROWS_AT_ONCE, count - from);
                float[] part = new float[some * columns];
                System.arraycopy(rows, from * columns, part, 0, part.length);
                float[] given = run(session, value, part, some, columns);
                if (from == 0) {
                    all = new float[Math.multiplyExact(given.length / some, count)];
                }
                System.arraycopy(given, 0, all, given.length / some * from, given.length);
            }
            return all;
        } catch (OrtException e) {
            throw new IllegalStateException(origin + " failed: " + e.getMessage(), e);
        }
    }

    private static float[] run(OrtSession session, String value, float[] rows, int count, int columns)
            throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(rows), new long[] {count, columns});
                OrtSession.Result result = session.run(Map.of(value, input))) {
            FloatBuffer given = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[given.remaining()];
            given.get(values);
            return values;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The decoder of " + origin + " could not be closed: " + e.getMessage(), e);
        }
    }
}
