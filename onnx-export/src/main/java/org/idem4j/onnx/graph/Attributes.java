package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import com.google.protobuf.ByteString;

/** ONNX attributes from Java values. */
public final class Attributes {

    private Attributes() {}

    /**
     * An attribute.
     *
     * @param name Its name.
     * @param value An integer, a float, a string, an array of longs, floats or strings, or a graph.
     * @return The attribute.
     * @throws IllegalArgumentException If the value is of another type.
     */
    public static AttributeProto of(String name, Object value) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        if (value instanceof Integer || value instanceof Long) {
            attribute.setType(AttributeType.INT).setI(((Number) value).longValue());
        } else if (value instanceof Float || value instanceof Double) {
            attribute.setType(AttributeType.FLOAT).setF(((Number) value).floatValue());
        } else if (value instanceof String text) {
            attribute.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof String[] texts) {
            attribute.setType(AttributeType.STRINGS);
            for (String single : texts) {
                attribute.addStrings(ByteString.copyFromUtf8(single));
            }
        } else if (value instanceof GraphProto graph) {
            attribute.setType(AttributeType.GRAPH).setG(graph);
        } else if (value instanceof long[] integers) {
            attribute.setType(AttributeType.INTS);
            for (long integer : integers) {
                attribute.addInts(integer);
            }
        } else if (value instanceof float[] floats) {
            attribute.setType(AttributeType.FLOATS);
            for (float single : floats) {
                attribute.addFloats(single);
            }
        } else {
            throw new IllegalArgumentException("The attribute '" + name + "' is a "
                    + value.getClass().getName() + ", which ONNX has no type for.");
        }
        return attribute.build();
    }
}
