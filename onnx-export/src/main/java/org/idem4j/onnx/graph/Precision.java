package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In what numbers the inner products of a graph are stored and computed; everything else stays in single precision. */
public enum Precision {
    /** Single precision throughout. */
    FLOAT32,
    /** Weights stored in half precision, computed with in single: half the file, and the gap of the float one. */
    FP16,
    /** Weights stored as bfloat16, computed with in single: what ONNX Runtime's CPU does with them in any case. */
    BF16,
    /** Weights and what they are multiplied with as 8-bit integers, by scales that calibration rows gave. */
    INT8_STATIC,
    /** The same with scales taken from each batch as it comes; so a row depends on the rows beside it. */
    INT8_DYNAMIC;

    /**
     * A precision to rewrite a graph in, by its name.
     *
     * @param name {@code fp16}, {@code bf16}, {@code int8-static} or {@code int8-dynamic}.
     * @return The precision.
     * @throws IllegalArgumentException If there is none of that name, or it is that of the graph as it is.
     */
    public static Precision parse(String name) {
        return Arrays.stream(values())
                .filter(precision ->
                        precision != FLOAT32 && precision.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no precision '" + name
                        + "' to export in; choose fp16, int8-static, int8-dynamic or bf16."));
    }

    /**
     * A precision by its name.
     *
     * @param name As {@link #toString()} writes it.
     * @return The precision.
     * @throws IllegalArgumentException If there is none of that name.
     */
    public static Precision named(String name) {
        return FLOAT32.toString().equals(name) ? FLOAT32 : parse(name);
    }

    /**
     * What a model computes in, by its operators and the types of its constants.
     *
     * @param model Any model.
     * @return The least precise that is found in its main graph.
     */
    public static Precision of(ModelProto model) {
        Set<String> operators = new TreeSet<>();
        model.getGraph().getNodeList().forEach(node -> operators.add(node.getOpType()));
        if (operators.stream().anyMatch(name -> name.startsWith("DynamicQuantize"))) {
            return INT8_DYNAMIC;
        }
        if (operators.stream().anyMatch(Precision::isOfStaticIntegers)) {
            return INT8_STATIC;
        }
        Set<Integer> types = model.getGraph().getInitializerList().stream()
                .map(TensorProto::getDataType)
                .collect(Collectors.toSet());
        if (types.contains(TensorProto.DataType.BFLOAT16.getNumber())) {
            return BF16;
        }
        return types.contains(TensorProto.DataType.FLOAT16.getNumber()) ? FP16 : FLOAT32;
    }

    /** ONNX's operators, and those that ONNX Runtime's optimiser makes of them. */
    private static boolean isOfStaticIntegers(String operator) {
        return operator.equals("QuantizeLinear") || operator.equals("QGemm") || operator.startsWith("QLinear");
    }

    /**
     * Whether products are of integers.
     *
     * @return True for both forms of 8 bits.
     */
    public boolean isInteger() {
        return this == INT8_STATIC || this == INT8_DYNAMIC;
    }

    /**
     * How far the same file may lie apart on other processors, where a step of a coarse grid may be rounded to the other side.
     *
     * @return Units of the columns' deviations.
     */
    public float rounding() {
        return switch (this) {
            case FLOAT32 -> 2e-5f;
            case FP16, BF16 -> 5e-5f;
            case INT8_STATIC, INT8_DYNAMIC -> 5e-2f;
        };
    }

    /** As it is written on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
