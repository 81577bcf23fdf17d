package org.idem4j.tribuo;

import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.LayerProto;

/** Architectures in a stored model. */
final class ArchitectureProtos {

    private ArchitectureProtos() {}

    static void write(Architecture architecture, IdempotentModelProto.Builder model) {
        architecture.match(perceptron -> model.addAllLayers(layers(perceptron.layers())));
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @throws IllegalArgumentException If there is no such network.
     */
    static Architecture read(IdempotentModelProto model) {
        return new Perceptron(layersOf(model.getLayersList()));
    }

    private static List<LayerProto> layers(List<DenseLayer> layers) {
        return layers.stream()
                .map(layer -> LayerProto.newBuilder()
                        .setInputs(layer.inputs())
                        .setOutputs(layer.outputs())
                        .setActivation(layer.activation().name())
                        .setNegativeSlope(layer.negativeSlope())
                        .build())
                .toList();
    }

    private static List<DenseLayer> layersOf(List<LayerProto> layers) {
        return layers.stream()
                .map(layer -> new DenseLayer(
                        layer.getInputs(),
                        layer.getOutputs(),
                        Activation.valueOf(layer.getActivation()),
                        layer.getNegativeSlope()))
                .toList();
    }
}
