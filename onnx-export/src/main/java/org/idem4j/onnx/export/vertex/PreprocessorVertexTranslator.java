package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslator;

/** A vertex that holds a preprocessor. */
final class PreprocessorVertexTranslator implements VertexTranslator {

    @Override
    public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
        return translators.preProcessors().obstacles(held(vertex), opset);
    }

    @Override
    public InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
        return translators.preProcessors().outputType(held(vertex), inputs.get(0));
    }

    @Override
    public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
        return translation.append(held(vertex), inputs.get(0));
    }

    private static InputPreProcessor held(GraphVertex vertex) {
        return ((PreprocessorVertex) vertex).getPreProcessor();
    }
}
