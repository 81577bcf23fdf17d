package org.idem4j.onnx.export.translation;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Translates one family of DL4J layers. */
public interface LayerTranslator {

    /**
     * Why a layer can't be translated.
     *
     * @param layer A layer of the family, with its configuration and parameters.
     * @param translators The translators in use, for a wrapper to ask about its inner layer.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    List<String> obstacles(Layer layer, LayerTranslators translators, int opset);

    /**
     * What a layer gives; as DL4J infers it, unless a translator knows better.
     *
     * @param configuration The layer's configuration, of a wrapper its own.
     * @param input What the layer takes.
     * @return What it gives.
     */
    default InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        return configuration.clone().getOutputType(0, input);
    }

    /**
     * Appends a layer without obstacles, in evaluation mode.
     *
     * @param layer The layer.
     * @param translation What is being written.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     */
    String append(Layer layer, Translation translation, String input);
}
