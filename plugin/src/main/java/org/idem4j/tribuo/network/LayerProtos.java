package org.idem4j.tribuo.network;

import java.util.List;
import org.idem4j.tribuo.protos.LayerProto;

/** Fully connected layers in stored models. */
public final class LayerProtos {

    private LayerProtos() {}

    /**
     * Layers to messages.
     *
     * @param layers The layers.
     * @return A message each, in order.
     */
    public static List<LayerProto> write(List<DenseLayer> layers) {
        return layers.stream()
                .map(layer -> LayerProto.newBuilder()
                        .setInputs(layer.inputs())
                        .setOutputs(layer.outputs())
                        .setActivation(layer.activation().name())
                        .setNegativeSlope(layer.negativeSlope())
                        .build())
                .toList();
    }

    /**
     * Messages to layers, believing nothing.
     *
     * @param layers The messages.
     * @return A layer each, in order.
     * @throws IllegalArgumentException If a size is not positive, a slope not finite, or an activation function unknown.
     */
    public static List<DenseLayer> read(List<LayerProto> layers) {
        return layers.stream()
                .map(layer -> new DenseLayer(
                        layer.getInputs(),
                        layer.getOutputs(),
                        Activation.valueOf(layer.getActivation()),
                        layer.getNegativeSlope()))
                .toList();
    }
}
