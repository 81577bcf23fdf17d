package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Vertices that give a part of a value. */
final class CuttingVertices {

    private CuttingVertices() {}

    /** From a first to a last feature or channel, both included; of the second axis, whatever the format. */
    static String subset(SubsetVertex vertex, Translation translation, List<String> inputs) {
        return translation
                .graph()
                .slice(inputs.get(0), new long[] {vertex.getFrom()}, new long[] {vertex.getTo() + 1L}, 1);
    }

    static String unstack(UnstackVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String value = inputs.get(0);
        String step = graph.node(
                "Div", graph.dimension(value, 0), graph.constant("parts", new long[] {vertex.getStackSize()}));
        String start = graph.node("Mul", step, graph.constant("part", new long[] {vertex.getFrom()}));
        return graph.node(
                "Slice", value, start, graph.node("Add", start, step), graph.constant("axes", new long[] {0}));
    }

    /** Without the first row and column of an image. */
    static String poolHelper(PoolHelperVertex vertex, Translation translation, List<String> inputs) {
        long[] ends = {Long.MAX_VALUE, Long.MAX_VALUE};
        return translation.graph().slice(inputs.get(0), new long[] {1, 1}, ends, 2, 3);
    }

    static InputType pooled(PoolHelperVertex vertex, List<InputType> inputs) {
        List<NamedSize> sizes = NamedSize.of(inputs.get(0));
        InputType cut = NamedSize.resized(inputs.get(0), 2, sizes.get(1).size() - 1);
        return NamedSize.resized(cut, 3, sizes.get(2).size() - 1);
    }
}
