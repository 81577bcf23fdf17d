package org.idem4j.onnx.export.translation;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * All that an exporter can translate. Immutable.
 *
 * @param layers The layers.
 * @param preProcessors The input preprocessors.
 * @param vertices The vertices of computation graphs that hold no layer.
 */
public record Translators(LayerTranslators layers, PreProcessorTranslators preProcessors, VertexTranslators vertices) {

    /**
     * The same with other layers.
     *
     * @param layers The layers.
     * @return The sets.
     */
    public Translators with(LayerTranslators layers) {
        return new Translators(layers, preProcessors, vertices);
    }

    /**
     * The same with other preprocessors.
     *
     * @param preProcessors The preprocessors.
     * @return The sets.
     */
    public Translators with(PreProcessorTranslators preProcessors) {
        return new Translators(layers, preProcessors, vertices);
    }

    /**
     * The same with other vertices.
     *
     * @param vertices The vertices.
     * @return The sets.
     */
    public Translators with(VertexTranslators vertices) {
        return new Translators(layers, preProcessors, vertices);
    }

    /**
     * Why a vertex can't be translated.
     *
     * @param vertex The configuration of the vertex.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    public List<String> obstacles(GraphVertex vertex, int opset) {
        return vertices.of(vertex)
                .map(translator -> translator.obstacles(vertex, this, opset))
                .orElseGet(() -> List.of(Refusals.reason(vertex.getClass())));
    }

    /**
     * What a vertex gives.
     *
     * @param vertex The configuration of the vertex.
     * @param inputs What it takes.
     * @return What it gives, as its translator or else DL4J infers it.
     * @throws RuntimeException If it can't take that.
     */
    public InputType outputType(GraphVertex vertex, List<InputType> inputs) {
        return vertices.of(vertex)
                .map(translator -> translator.outputType(vertex, this, inputs))
                .orElseGet(() -> vertex.clone().getOutputType(0, inputs.toArray(InputType[]::new)));
    }
}
