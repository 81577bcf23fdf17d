package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sixteen-bit floats nearest to given ones; of two that are as near, the one whose last bit is zero, as IEEE 754 has it. */
final class HalfFloats {

    /** What half precision can hold. */
    static final float LARGEST_HALF = 65504;

    private static final float SMALLEST_NORMAL_HALF = 0x1p-14f;

    private HalfFloats() {}

    /** Little-endian, as ONNX stores them. */
    static byte[] bytes(float[] values, DataType type) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(type == DataType.BFLOAT16 ? brain(value) : half(value));
        }
        return bytes.array();
    }

    /** The upper half of the bits, rounded. */
    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16);
    }

    /** Of a value of at most {@link #LARGEST_HALF}. */
    private static short half(float value) {
        float size = Math.abs(value);
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        if (size < SMALLEST_NORMAL_HALF) {
            return (short) (sign | (int) Math.rint(size * 0x1p24));
        }
        int bits = Float.floatToRawIntBits(size);
        int rounded = bits + 0xFFF + (bits >>> 13 & 1);
        return (short) (sign | (rounded - (127 - 15 << 23)) >>> 13);
    }
}
