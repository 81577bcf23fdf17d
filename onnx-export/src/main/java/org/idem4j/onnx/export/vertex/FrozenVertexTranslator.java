package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslator;

/** A vertex that training leaves alone: the vertex inside. */
final class FrozenVertexTranslator implements VertexTranslator {

    @Override
    public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
        return translators.obstacles(inside(vertex), opset);
    }

    @Override
    public InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
        return translators.outputType(inside(vertex), inputs);
    }

    @Override
    public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
        return translation.append(inside(vertex), inputs);
    }

    private static GraphVertex inside(GraphVertex vertex) {
        return ((FrozenVertex) vertex).getUnderlying();
    }
}
