package org.idem4j.onnx.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.idem4j.onnx.export.convolution.ConvolutionTranslators;
import org.idem4j.onnx.export.feedforward.FeedForwardTranslators;
import org.idem4j.onnx.export.preprocessor.StandardPreProcessors;
import org.idem4j.onnx.export.recurrent.RecurrentTranslators;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslators;
import org.idem4j.onnx.export.vertex.StandardVertices;

/** The translators that come with this module. */
public final class StandardTranslators {

    private static final Translators ALL = new Translators(
            new LayerTranslators(layers()),
            new PreProcessorTranslators(StandardPreProcessors.all()),
            new VertexTranslators(StandardVertices.all()));

    private StandardTranslators() {}

    /**
     * All of them.
     *
     * @return The translators of layers, preprocessors and vertices, to which others can be added.
     */
    public static Translators all() {
        return ALL;
    }

    private static Map<Class<?>, LayerTranslator> layers() {
        Map<Class<?>, LayerTranslator> layers = new LinkedHashMap<>();
        layers.putAll(FeedForwardTranslators.all());
        layers.putAll(ConvolutionTranslators.all());
        layers.putAll(RecurrentTranslators.all());
        return layers;
    }
}
