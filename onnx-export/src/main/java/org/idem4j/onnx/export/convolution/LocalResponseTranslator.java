package org.idem4j.onnx.export.convolution;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Local response normalisation: x / (k + α Σ x²)^β over neighbouring channels. */
final class LocalResponseTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        LocalResponseNormalization normalization =
                (LocalResponseNormalization) layer.conf().getLayer();
        Layout layout = Layout.firstIfStated(normalization.getDataFormat());
        // DL4J goes ⌊n/2⌋ channels to either side, also for an even n; ONNX divides α by the size.
        int size = 2 * ((int) normalization.getN() / 2) + 1;
        String x = layout.channelsFirst(translation, input);
        String y = translation
                .graph()
                .node(
                        "LRN",
                        List.of(x),
                        Map.of(
                                "size",
                                size,
                                "alpha",
                                normalization.getAlpha() * size,
                                "beta",
                                normalization.getBeta(),
                                "bias",
                                normalization.getK()));
        return layout.back(translation, y);
    }
}
