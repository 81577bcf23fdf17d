package org.idem4j.onnx.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Constant floats, row-major, that are read when a model is built or written, so that nobody holds them twice meanwhile. */
public interface WeightSource {

    /** How many floats are converted at a time. */
    int PIECE = 1 << 16;

    /**
     * How many they are.
     *
     * @return The number of floats.
     */
    long count();

    /**
     * Some of them.
     *
     * @param from The first.
     * @param count How many.
     * @return A new array of that length.
     */
    float[] read(long from, int count);

    /**
     * Weights that lie in an array.
     *
     * @param values The values; not copied.
     * @return The weights.
     */
    static WeightSource of(float[] values) {
        return new WeightSource() {
            @Override
            public long count() {
                return values.length;
            }

            @Override
            public float[] read(long from, int count) {
                return Arrays.copyOfRange(values, (int) from, (int) from + count);
            }
        };
    }

    /**
     * The size of the written weights.
     *
     * @return Bytes.
     */
    default long bytes() {
        return Math.multiplyExact(count(), (long) Float.BYTES);
    }

    /**
     * Writes them as ONNX has them, little-endian, a piece at a time.
     *
     * @param stream Where to.
     * @throws IOException If the stream does.
     */
    default void writeTo(OutputStream stream) throws IOException {
        for (long from = 0; from < count(); from += PIECE) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, count() - from) * Float.BYTES);
            readInto(bytes, from);
            stream.write(bytes.array());
        }
    }

    /**
     * All of them in one protobuf value.
     *
     * @return As {@link #writeTo} writes them.
     * @throws ArithmeticException If they have 2 GiB or more.
     */
    default ByteString raw() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(bytes()));
        for (long from = 0; from < count(); from += PIECE) {
            readInto(bytes, from);
        }
        // Nobody else holds the bytes, and weights are too large to copy.
        return UnsafeByteOperations.unsafeWrap(bytes.array());
    }

    private void readInto(ByteBuffer bytes, long from) {
        float[] values = read(from, (int) Math.min(PIECE, count() - from));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
    }
}
