package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * An operator that multiplies a value with constant weights.
 *
 * @param node Gemm, MatMul, Conv or ConvTranspose.
 * @param weights Its second input, a constant of single precision.
 * @param constantAddend Its third input, where it is such a constant, too.
 */
record Product(NodeProto node, TensorProto weights, Optional<TensorProto> constantAddend) {

    /** Whether an operator is one, by its name. */
    static boolean isOne(NodeProto node) {
        return node.getDomain().isEmpty()
                && switch (node.getOpType()) {
                    case "Gemm", "MatMul", "Conv", "ConvTranspose" -> true;
                    default -> false;
                };
    }

    /** What tells its weights, as they are multiplied, from those of other products: a Gemm may turn them round. */
    String weightsKey() {
        return weights.getName() + (attribute("transB", 0) == 0 ? "" : " transposed");
    }

    /** The value that is multiplied. */
    String input() {
        return node.getInput(0);
    }

    /** What is added to the product; empty for nothing. */
    String addend() {
        return node.getInputCount() > 2 ? node.getInput(2) : "";
    }

    /** Whether a Gemm is a plain product with a constant vector added, one number for each output. */
    boolean isBiased() {
        long outputs = weights.getDims(attribute("transB", 0) == 0 ? 1 : 0);
        return factor("alpha") == 1
                && factor("beta") == 1
                && constantAddend
                        .filter(addend -> addend.getDimsList().equals(List.of(outputs)))
                        .isPresent();
    }

    /** What is added to each output channel, where it is constant. */
    Optional<float[]> bias() {
        return constantAddend.map(FloatConstant::values);
    }

    String output() {
        return node.getOutput(0);
    }

    boolean isConvolution() {
        return node.getOpType().equals("Conv");
    }

    /** Whether integers can take its place: a matrix product of rows, or a convolution. */
    boolean hasIntegerForm() {
        return switch (node.getOpType()) {
            case "Conv" -> weights.getDimsCount() > 2;
            case "MatMul" -> weights.getDimsCount() == 2;
            case "Gemm" -> weights.getDimsCount() == 2 && attribute("transA", 0) == 0;
            default -> false;
        };
    }

    /** An integer attribute. */
    long attribute(String name, long otherwise) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(AttributeProto::getI)
                .findFirst()
                .orElse(otherwise);
    }

    /** A float attribute. */
    float factor(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .map(AttributeProto::getF)
                .findFirst()
                .orElse(1f);
    }
}
