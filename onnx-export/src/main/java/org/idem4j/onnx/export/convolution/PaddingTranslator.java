package org.idem4j.onnx.export.convolution;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Layers that put zeros around a sequence, image or volume. */
final class PaddingTranslator implements LayerTranslator {

    private final Function<org.deeplearning4j.nn.conf.layers.Layer, Borders> borders;

    PaddingTranslator(Function<org.deeplearning4j.nn.conf.layers.Layer, Borders> borders) {
        this.borders = borders;
    }

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        return borders.apply(configuration).around(input, 1);
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        Borders zeros = borders.apply(layer.conf().getLayer());
        Layout layout = zeros.layout();
        long[] pads = LongStream.concat(
                        LongStream.of(layout.perAxis(0, zeros.before())),
                        LongStream.of(layout.perAxis(0, zeros.after())))
                .toArray();
        return translation.graph().node("Pad", input, translation.graph().constant("pads", pads), zero(translation));
    }

    /**
     * A zero that is only known at run time: ONNX Runtime 1.29.0 fuses a Pad of constant zeros with a MaxPool after it, whose
     * own padding is no zero, and gives wrong maxima without a word.
     */
    private static String zero(Translation translation) {
        OnnxGraph graph = translation.graph();
        String batch = graph.node("Squeeze", translation.batchSize());
        return graph.cast(graph.node("Sub", batch, batch), DataType.FLOAT);
    }
}
