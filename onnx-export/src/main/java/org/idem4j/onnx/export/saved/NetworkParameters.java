package org.idem4j.onnx.export.saved;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a saved network: an ND4J array as {@code Nd4j.write} writes it, a buffer with the shape and one with the
 * values, big-endian. Read here, because {@code Nd4j.read} allocates whatever size the file names.
 */
final class NetworkParameters {

    /** The shape information of an array of the highest rank of ND4J, 32. */
    private static final long MAX_SHAPE = 2 * 32 + 4;

    private static final int PIECE = 1 << 16;

    private NetworkParameters() {}

    /**
     * Reads an array of any shape as a row.
     *
     * @param stream What {@code Nd4j.write} has written.
     * @param needed How many values the network needs.
     * @param maxBytes The size that the values can't exceed, given that of the file.
     * @return [1, needed]; null from an empty stream.
     * @throws IOException If the stream ends early or can't be read.
     * @throws IllegalArgumentException If it holds something else, or another number of values.
     */
    static INDArray read(InputStream stream, long needed, long maxBytes) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(stream, PIECE));
        data.mark(1);
        if (data.read() < 0) {
            return null;
        }
        data.reset();
        try {
            Header shape = Header.of(data);
            if (shape.type() != DataType.INT64 || shape.length() > MAX_SHAPE) {
                throw new IllegalArgumentException("it does not begin with the shape of an array");
            }
            data.skipNBytes(shape.length() * Long.BYTES);
            return values(data, Header.of(data), needed, maxBytes);
        } catch (EOFException e) {
            throw new EOFException("it ends before all of its values");
        }
    }

    private static INDArray values(DataInputStream data, Header header, long needed, long maxBytes) throws IOException {
        DataType type = header.type();
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IllegalArgumentException("its values are of type " + type + ", not FLOAT or DOUBLE");
        }
        requireCount(header.length(), needed);
        if (header.length() > maxBytes / type.width()) {
            throw new IllegalArgumentException(
                    "it claims to have " + header.length() + " values, more than the file can hold");
        }
        INDArray values = Nd4j.createUninitialized(type, 1, header.length());
        byte[] bytes = new byte[PIECE * type.width()];
        for (long from = 0; from < header.length(); from += PIECE) {
            int count = (int) Math.min(PIECE, header.length() - from);
            data.readFully(bytes, 0, count * type.width());
            ByteBuffer piece = ByteBuffer.wrap(bytes);
            for (long i = from; i < from + count; i++) {
                if (type == DataType.FLOAT) {
                    values.data().put(i, piece.getFloat());
                } else {
                    values.data().put(i, piece.getDouble());
                }
            }
        }
        return values;
    }

    /** Before anything of that size is allocated. */
    static void requireCount(long given, long needed) {
        if (given != needed) {
            throw new IllegalArgumentException("it has " + given + " parameters, but the network needs " + needed);
        }
    }

    /** What a buffer begins with. */
    private record Header(long length, DataType type) {
        static Header of(DataInputStream data) throws IOException {
            String mode = data.readUTF();
            if (!mode.equals("MIXED_DATA_TYPES") && !mode.equals("LONG_SHAPE")) {
                throw new IllegalArgumentException("its buffers are of kind '" + mode
                        + "'; load it with a DL4J from 1.0.0-beta4 on and save it again");
            }
            long length = data.readLong();
            String type = data.readUTF();
            for (DataType known : DataType.values()) {
                if (known.name().equals(type) && length >= 0) {
                    return new Header(length, known);
                }
            }
            throw new IllegalArgumentException("it has " + length + " values of type '" + type + "'");
        }
    }
}
