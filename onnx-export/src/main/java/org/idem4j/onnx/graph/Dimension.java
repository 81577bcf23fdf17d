package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;

/**
 * One dimension of an input's or output's shape: a size, or a name where it is dynamic.
 *
 * @param name The name of a dynamic dimension, such as "batch" or "time"; null where the size is known.
 * @param size The size, or −1 where it is dynamic.
 */
public record Dimension(String name, long size) {

    /** The dynamic number of rows. */
    public static final Dimension BATCH = dynamic("batch");

    /**
     * Checks that exactly one of both is given.
     *
     * @param name The name of a dynamic dimension, else null.
     * @param size The size, or −1 where it is dynamic.
     * @throws IllegalArgumentException If there is neither or both.
     */
    public Dimension {
        if ((name == null) == (size < 0)) {
            throw new IllegalArgumentException(
                    "A dimension has a name or a size, not '" + name + "' and " + size + ".");
        }
    }

    /**
     * A dimension of a known size.
     *
     * @param size The size.
     * @return The dimension.
     */
    public static Dimension of(long size) {
        return new Dimension(null, size);
    }

    /**
     * A dynamic dimension.
     *
     * @param name Its name; dimensions of one name have one size.
     * @return The dimension.
     */
    public static Dimension dynamic(String name) {
        return new Dimension(name, -1);
    }

    /** Sizes, where −1 is {@link #BATCH}. */
    static Dimension[] of(long... sizes) {
        return Arrays.stream(sizes)
                .mapToObj(size -> size < 0 ? BATCH : of(size))
                .toArray(Dimension[]::new);
    }

    /**
     * The declaration of a float input or output of a shape.
     *
     * @param name Its name.
     * @param dimensions Its shape.
     * @return The declaration.
     */
    public static ValueInfoProto value(String name, Dimension... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Dimension dimension : dimensions) {
            shape.addDim(dimension.proto());
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }

    private TensorShapeProto.Dimension proto() {
        TensorShapeProto.Dimension.Builder proto = TensorShapeProto.Dimension.newBuilder();
        return (name == null ? proto.setDimValue(size) : proto.setDimParam(name)).build();
    }
}
