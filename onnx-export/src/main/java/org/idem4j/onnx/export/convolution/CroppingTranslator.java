package org.idem4j.onnx.export.convolution;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Layers that cut off the borders of a sequence, image or volume. */
final class CroppingTranslator implements LayerTranslator {

    private final Function<org.deeplearning4j.nn.conf.layers.Layer, Borders> borders;

    CroppingTranslator(Function<org.deeplearning4j.nn.conf.layers.Layer, Borders> borders) {
        this.borders = borders;
    }

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        return borders.apply(configuration).around(input, -1);
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        Borders cut = borders.apply(layer.conf().getLayer());
        // Counted from the end; nothing to cut there is the far end, not −0.
        long[] ends = LongStream.of(cut.after())
                .map(size -> size == 0 ? Long.MAX_VALUE : -size)
                .toArray();
        return translation.graph().slice(input, cut.before(), ends, cut.layout().sizeAxes());
    }
}
