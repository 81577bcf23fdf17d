package org.idem4j.onnx.export.translation;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Translates one kind of a DL4J computation graph's vertices, other than those that hold a layer. */
public interface VertexTranslator {

    /**
     * Why a vertex can't be translated.
     *
     * @param vertex The configuration of a vertex of the kind.
     * @param translators The translators in use, for a vertex that holds another or a preprocessor.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    List<String> obstacles(GraphVertex vertex, Translators translators, int opset);

    /**
     * What a vertex gives; as DL4J infers it, unless a translator knows better.
     *
     * @param vertex The configuration of the vertex.
     * @param translators The translators in use, for a vertex that holds another or a preprocessor.
     * @param inputs What it takes.
     * @return What it gives.
     */
    default InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
        return vertex.clone().getOutputType(0, inputs.toArray(InputType[]::new));
    }

    /**
     * Appends a vertex without obstacles.
     *
     * @param vertex The configuration of the vertex.
     * @param translation What is being written.
     * @param inputs The names of the values it takes.
     * @return The name of the value it gives.
     */
    String append(GraphVertex vertex, Translation translation, List<String> inputs);
}
