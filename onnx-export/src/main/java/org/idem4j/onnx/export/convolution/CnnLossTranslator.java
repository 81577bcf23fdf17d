package org.idem4j.onnx.export.convolution;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Loss layers on images and volumes: their activation, for every place across the channels. */
final class CnnLossTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(((BaseLayer) layer.conf().getLayer()).getActivationFn());
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        BaseLayer configuration = (BaseLayer) layer.conf().getLayer();
        Layout layout = configuration instanceof Cnn3DLossLayer volume
                ? Layout.of(volume.getDataFormat())
                : Layout.of(((CnnLossLayer) configuration).getFormat());
        return translation.activation(configuration.getActivationFn(), input, layout.channelAxis());
    }
}
