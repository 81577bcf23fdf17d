package org.idem4j.onnx.export.saved;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.LongConsumer;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An ND4J array as {@code Nd4j.write} writes it: a buffer with the shape and one with the values, big-endian. Read here, because
 * {@code Nd4j.read} allocates whatever size the file names.
 *
 * @param values [1, count], of type FLOAT or DOUBLE.
 * @param type The type in the file; HALF has become FLOAT.
 */
record StoredArray(INDArray values, DataType type) {

    /** The shape information of an array of the highest rank of ND4J, 32. */
    private static final long MAX_SHAPE = 2 * 32 + 4;

    private static final int PIECE = 1 << 16;

    private static final Set<DataType> NUMBERS = Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16);

    /**
     * Reads an array of any shape as a row.
     *
     * @param data What {@code Nd4j.write} of any version has written.
     * @param count Refuses a number of values, before anything of that size is allocated.
     * @param maxBytes The size that the values can't exceed, given that of the file.
     * @throws IOException If the stream ends early or can't be read.
     * @throws IllegalArgumentException If it holds something else, or another number of values.
     */
    static StoredArray read(DataInputStream data, LongConsumer count, long maxBytes) throws IOException {
        try {
            Header shape = Header.of(data);
            // Integers of 4 bytes until 1.0.0-beta, of 8 bytes since.
            if (!Set.of(DataType.INT32, DataType.INT64).contains(shape.type()) || shape.length() > MAX_SHAPE) {
                throw new IllegalArgumentException("it does not begin with the shape of an array");
            }
            data.skipNBytes(shape.length() * shape.type().width());
            Header header = Header.of(data);
            if (!NUMBERS.contains(header.type())) {
                throw new IllegalArgumentException(
                        "its values are of type " + header.type() + ", not FLOAT, DOUBLE or HALF");
            }
            count.accept(header.length());
            if (header.length() > maxBytes / header.type().width()) {
                throw new IllegalArgumentException(
                        "it claims to have " + header.length() + " values, more than the file can hold");
            }
            return new StoredArray(values(data, header), header.type());
        } catch (EOFException e) {
            throw new EOFException("it ends before all of its values");
        }
    }

    private static INDArray values(DataInputStream data, Header header) throws IOException {
        int width = header.type().width();
        DataType held = header.type() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
        INDArray values = Nd4j.createUninitialized(held, 1, header.length());
        byte[] bytes = new byte[PIECE * width];
        for (long from = 0; from < header.length(); from += PIECE) {
            int count = (int) Math.min(PIECE, header.length() - from);
            data.readFully(bytes, 0, count * width);
            ByteBuffer piece = ByteBuffer.wrap(bytes);
            for (long i = from; i < from + count; i++) {
                if (held == DataType.DOUBLE) {
                    values.data().put(i, piece.getDouble());
                } else {
                    values.data().put(i, next(piece, header.type()));
                }
            }
        }
        return values;
    }

    private static float next(ByteBuffer piece, DataType type) {
        return type == DataType.FLOAT ? piece.getFloat() : HalfIndexer.toFloat(Short.toUnsignedInt(piece.getShort()));
    }

    /** What a buffer begins with. */
    private record Header(long length, DataType type) {
        static Header of(DataInputStream data) throws IOException {
            String kind = data.readUTF();
            long length = switch (kind) {
                // Where a buffer was allocated, which DL4J wrote before 1.0.0-beta4.
                case "DIRECT", "HEAP", "JAVACPP" -> data.readInt();
                case "LONG_SHAPE", "MIXED_DATA_TYPES" -> data.readLong();
                default ->
                    throw new IllegalArgumentException(
                            "its buffers are of kind '" + kind + "', which no version of DL4J writes");
            };
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
