package org.idem4j.onnx.export.vertex;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslator;
import org.idem4j.onnx.graph.OnnxGraph;

/** A reshape in row-major order. */
final class ReshapeTranslator implements VertexTranslator {

    @Override
    public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
        ReshapeVertex reshape = (ReshapeVertex) vertex;
        if (reshape.getReshapeOrder() != 'c') {
            return List.of("it reshapes in the order 'f', and ONNX only in the order 'c'");
        }
        int rank = reshape.getNewShape().length;
        return rank >= 2 && rank <= 5 ? List.of() : List.of("its shape has the rank " + rank + ", not 2 to 5");
    }

    @Override
    public InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
        int[] shape = ((ReshapeVertex) vertex).getNewShape();
        return switch (shape.length) {
            case 2 -> InputType.feedForward(shape[1]);
            case 3 -> InputType.recurrent(shape[1], shape[2]);
            case 4 -> InputType.convolutional(shape[2], shape[3], shape[1]);
            case 5 -> InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, shape[2], shape[3], shape[4], shape[1]);
            default -> throw new IllegalArgumentException("rank " + shape.length);
        };
    }

    @Override
    public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
        long[] shape = Arrays.stream(((ReshapeVertex) vertex).getNewShape())
                .asLongStream()
                .toArray();
        String value = inputs.get(0);
        long before = product(translation.shape(value));
        long after = product(shape);
        return shape[0] < 0 && before > 0 && after > 0
                ? reshape(translation.graph(), value, before, after, shape)
                : translation.graph().reshape(value, shape);
    }

    /** Counts the rows instead of having them inferred, which no rows would not allow. */
    private static String reshape(OnnxGraph graph, String value, long before, long after, long[] shape) {
        String values = graph.node("Mul", graph.dimension(value, 0), graph.constant("before", new long[] {before}));
        String rows = graph.node("Div", values, graph.constant("after", new long[] {after}));
        String rest = graph.constant("rest", Arrays.copyOfRange(shape, 1, shape.length));
        return graph.node("Reshape", value, graph.concat(List.of(rows, rest), 0));
    }

    /** The values of one row; not positive where a size is unknown. */
    private static long product(long[] shape) {
        long product = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            product = shape[axis] <= 0 ? -1 : product * shape[axis];
            if (product < 0) {
                return -1;
            }
        }
        return product;
    }
}
