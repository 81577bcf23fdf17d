package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The values of a constant, from and to the tensors of a graph. */
final class FloatConstant {

    private FloatConstant() {}

    /** Whether a tensor holds whole single-precision values, in the file itself. */
    static boolean isWhole(TensorProto tensor) {
        if (tensor.getDataType() != DataType.FLOAT.getNumber()
                || tensor.getDataLocation() == DataLocation.EXTERNAL
                || tensor.getDimsList().stream().anyMatch(size -> size < 1)) {
            return false;
        }
        long stored =
                tensor.hasRawData() ? tensor.getRawData().size() / (long) Float.BYTES : tensor.getFloatDataCount();
        return stored == count(tensor.getDimsList());
    }

    /** The values of a {@linkplain #isWhole whole} one, row-major. */
    static float[] values(TensorProto tensor) {
        float[] values = new float[Math.toIntExact(count(tensor.getDimsList()))];
        if (tensor.hasRawData()) {
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return values;
    }

    /** A constant of single precision. */
    static TensorProto.Builder of(float[] values, List<Long> dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return raw(DataType.FLOAT, bytes.array(), dimensions);
    }

    /** A constant of any type. */
    static TensorProto.Builder raw(DataType type, byte[] bytes, List<Long> dimensions) {
        return TensorProto.newBuilder()
                .setDataType(type.getNumber())
                .addAllDims(dimensions)
                .setRawData(ByteString.copyFrom(bytes));
    }

    /** A product that overflows is that of no tensor. */
    private static long count(List<Long> dimensions) {
        long count = 1;
        for (long size : dimensions) {
            count = size > 0 && count <= Integer.MAX_VALUE / size ? count * size : Long.MAX_VALUE;
        }
        return count;
    }
}
