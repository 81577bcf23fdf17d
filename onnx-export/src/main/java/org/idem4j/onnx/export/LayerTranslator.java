package org.idem4j.onnx.export;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.idem4j.onnx.graph.OnnxGraph;

/** Translates one family of DL4J layers. */
public interface LayerTranslator {

    /**
     * Why a layer can't be translated.
     *
     * @param layer A layer of the family, with its configuration and parameters.
     * @return The reasons, none if it can.
     */
    List<String> obstacles(Layer layer);

    /**
     * Appends a layer without obstacles, in evaluation mode.
     *
     * @param layer The layer.
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     */
    String append(Layer layer, OnnxGraph graph, String input);
}
