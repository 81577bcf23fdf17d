package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The operators of a graph under construction. Values are known by their names. An operator that takes nothing but values is
 * a {@link #node(String, String...)}; those that several callers give attributes or constants have methods of their own here.
 */
public sealed interface Operators permits OnnxGraph {

    /** The name of an input or output that an operator may lack and does. */
    String NONE = "";

    /**
     * Adds an operator of several outputs.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes; {@link #NONE} for one that is left out.
     * @param attributes Its attributes: integers, floats, strings, arrays of longs, floats or strings, and graphs.
     * @param hints For each output what it is, for its name; {@link #NONE} for one that is not wanted.
     * @return The names of the values it gives, in the hints' order; {@link #NONE} where one is not wanted.
     * @throws IllegalArgumentException If an attribute is of another type.
     */
    List<String> nodes(String operator, List<String> inputs, Map<String, ?> attributes, List<String> hints);

    /**
     * Adds a vector of constant integers.
     *
     * @param hint What they are, for the name.
     * @param values The values.
     * @return The name of the value, of type int64.
     */
    String constant(String hint, long[] values);

    /**
     * Adds a constant scalar.
     *
     * @param hint What it is, for the name.
     * @param value The value.
     * @return The name of the value, a float.
     */
    String scalar(String hint, double value);

    /**
     * Adds an operator without attributes.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes.
     * @return The name of the value it gives.
     */
    default String node(String operator, String... inputs) {
        return node(operator, List.of(inputs), Map.of());
    }

    /**
     * Adds an operator of one output.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes.
     * @param attributes Its attributes: integers, floats, strings, arrays of longs, floats or strings, and graphs.
     * @return The name of the value it gives.
     * @throws IllegalArgumentException If an attribute is of another type.
     */
    default String node(String operator, List<String> inputs, Map<String, ?> attributes) {
        return nodes(operator, inputs, attributes, List.of(operator)).get(0);
    }

    /**
     * Reshapes a value.
     *
     * @param value The value's name.
     * @param dimensions The new dimensions: a constant each, or −1 for one to infer, or 0 to keep the one in its place.
     * @return The name of the reshaped value.
     */
    default String reshape(String value, long... dimensions) {
        return node("Reshape", value, constant("shape", dimensions));
    }

    /**
     * Adds a dimension of size 1.
     *
     * @param value The value's name.
     * @param axis Where it will be.
     * @return The name of the same values.
     */
    default String unsqueeze(String value, int axis) {
        return node("Unsqueeze", value, constant("axes", new long[] {axis}));
    }

    /**
     * Makes a matrix of a value.
     *
     * @param value The value's name.
     * @param axis The first of the axes that become the columns; those before it become the rows.
     * @return The name of the same values, [rows, columns].
     */
    default String flatten(String value, int axis) {
        return node("Flatten", List.of(value), Map.of("axis", axis));
    }

    /**
     * Reorders the dimensions of a value.
     *
     * @param value The value's name.
     * @param axes For each dimension of the result the one to take.
     * @return The name of the reordered value.
     */
    default String transpose(String value, long... axes) {
        return node("Transpose", List.of(value), Map.of("perm", axes.clone()));
    }

    /**
     * A part of a value.
     *
     * @param value The value's name.
     * @param starts For each axis where to begin.
     * @param ends For each axis where to end, exclusive; {@link Long#MAX_VALUE} for the end of the dimension.
     * @param axes The axes to cut; the others stay whole.
     * @return The name of the part.
     */
    default String slice(String value, long[] starts, long[] ends, long... axes) {
        return node("Slice", value, constant("starts", starts), constant("ends", ends), constant("axes", axes));
    }

    /**
     * Puts values one behind the other.
     *
     * @param values Their names; of one shape, but for the axis.
     * @param axis Along which axis.
     * @return The name of the joint value.
     */
    default String concat(List<String> values, int axis) {
        return node("Concat", values, Map.of("axis", axis));
    }

    /**
     * Takes some places of a dimension.
     *
     * @param value The value's name.
     * @param indices The name of the places, int64; a scalar takes the dimension away.
     * @param axis Which dimension.
     * @return The name of the values there.
     */
    default String gather(String value, String indices, int axis) {
        return node("Gather", List.of(value, indices), Map.of("axis", axis));
    }

    /**
     * Reorders columns.
     *
     * @param value The name of a value, [batch, n].
     * @param columns For each column of the result the column to take.
     * @return The name of the reordered value; the same value where nothing moves.
     */
    default String columns(String value, int[] columns) {
        if (Arrays.equals(columns, IntStream.range(0, columns.length).toArray())) {
            return value;
        }
        long[] indices = Arrays.stream(columns).asLongStream().toArray();
        return gather(value, constant("columns", indices), 1);
    }

    /**
     * One dimension of a value, as it will be at run time.
     *
     * @param value The value's name.
     * @param axis Which dimension.
     * @return The name of an int64 [1].
     */
    default String dimension(String value, int axis) {
        return node("Gather", node("Shape", value), constant("axis", new long[] {axis}));
    }

    /**
     * Converts a value.
     *
     * @param value The value's name.
     * @param type The type of the result.
     * @return The name of the converted value.
     */
    default String cast(String value, DataType type) {
        return node("Cast", List.of(value), Map.of("to", type.getNumber()));
    }

    /**
     * Sums, averages or compares along some axes.
     *
     * @param operator ONNX's name of it, Reduce….
     * @param value The name of the value it takes.
     * @param keep Whether the axes stay, of size 1.
     * @param axes Which axes.
     * @return The name of the value it gives.
     */
    default String reduce(String operator, String value, boolean keep, long... axes) {
        int keepdims = keep ? 1 : 0;
        // Up to opset 17 only a sum takes its axes as a value.
        return operator.equals("ReduceSum")
                ? node(operator, List.of(value, constant("axes", axes)), Map.of("keepdims", keepdims))
                : node(operator, List.of(value), Map.of("axes", axes, "keepdims", keepdims));
    }

    /**
     * A p-norm, (Σ |x|<sup>p</sup>)<sup>1/p</sup>.
     *
     * @param value The name of x.
     * @param p The exponent, at least 1.
     * @param sum From the name of the powers to that of their sums.
     * @return The name of the norms, of the sums' shape.
     */
    default String norm(String value, int p, UnaryOperator<String> sum) {
        String powers = node("Pow", node("Abs", value), scalar("p", p));
        return node("Pow", sum.apply(powers), scalar("root", 1.0 / p));
    }
}
