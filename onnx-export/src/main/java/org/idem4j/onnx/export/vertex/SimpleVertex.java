package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslator;

/**
 * The translator of a vertex that can always be translated.
 *
 * @param kind The class of its configuration.
 * @param typing What it gives.
 * @param writing Appends it.
 */
record SimpleVertex<V extends GraphVertex>(Class<V> kind, Typing<V> typing, Writing<V> writing)
        implements VertexTranslator {

    /** Infers what a vertex of one class gives. */
    interface Typing<V> {
        InputType type(V vertex, List<InputType> inputs);
    }

    /** Appends a vertex of one class. */
    interface Writing<V> {
        String append(V vertex, Translation translation, List<String> inputs);
    }

    /** A vertex that gives the type of the first value it takes. */
    static <V extends GraphVertex> SimpleVertex<V> of(Class<V> kind, Writing<V> writing) {
        return new SimpleVertex<>(kind, (vertex, inputs) -> inputs.get(0), writing);
    }

    @Override
    public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
        return List.of();
    }

    @Override
    public InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
        return typing.type(kind.cast(vertex), inputs);
    }

    @Override
    public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
        return writing.append(kind.cast(vertex), translation, inputs);
    }
}
