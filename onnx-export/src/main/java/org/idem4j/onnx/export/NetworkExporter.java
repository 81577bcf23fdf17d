package org.idem4j.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;

/** Exports a DL4J {@link MultiLayerNetwork}, as it computes in evaluation: dropout, noise and constraints vanish. */
public final class NetworkExporter {

    private final LayerTranslators translators;

    /**
     * An exporter with other translators than the {@linkplain LayerTranslators#standard() standard} ones.
     *
     * @param translators The translators.
     */
    public NetworkExporter(LayerTranslators translators) {
        this.translators = translators;
    }

    /**
     * A network as a model of its own: {@code input} [batch, inputs] → {@code output} [batch, outputs].
     *
     * @param network The network; only read.
     * @param opset The version of ONNX's operators.
     * @return The model.
     * @throws UnsupportedNetworkException If a layer can't be exported.
     */
    public ModelProto export(MultiLayerNetwork network, int opset) {
        Layer[] layers = network.getLayers();
        OnnxGraph graph = new OnnxGraph(opset);
        long inputs = ((FeedForwardLayer) layers[0].conf().getLayer()).getNIn();
        String input = graph.input(SelfMapGraph.INPUT, -1, inputs);
        String output = append(network, graph, input);
        graph.output(SelfMapGraph.OUTPUT, output, -1, network.layerSize(layers.length - 1));
        return graph.model(new ModelDescription("dl4j", "org.deeplearning4j", 1, "", Map.of()));
    }

    /**
     * Appends a network to a graph.
     *
     * @param network The network; only read.
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     * @throws UnsupportedNetworkException If a layer can't be exported; nothing has been appended then.
     */
    public String append(MultiLayerNetwork network, OnnxGraph graph, String input) {
        refuseObstacles(network);
        String value = input;
        for (Layer layer : network.getLayers()) {
            value = translators.of(layer.conf().getLayer()).orElseThrow().append(layer, graph, value);
        }
        return value;
    }

    private void refuseObstacles(MultiLayerNetwork network) {
        List<String> obstacles = new ArrayList<>();
        Layer[] layers = network.getLayers();
        for (int i = 0; i < layers.length; i++) {
            var configuration = layers[i].conf().getLayer();
            String name = configuration.getLayerName() == null ? "" : " '" + configuration.getLayerName() + "'";
            String where = "layer " + i + name + " (" + configuration.getClass().getSimpleName() + "): ";
            Optional<LayerTranslator> translator = translators.of(configuration);
            List<String> reasons = translator.isPresent()
                    ? translator.get().obstacles(layers[i])
                    : List.of("this kind of layer has no translator");
            reasons.forEach(reason -> obstacles.add(where + reason));
            if (network.getLayerWiseConfigurations().getInputPreProcess(i) != null) {
                obstacles.add(where + "its input preprocessor has no translation");
            }
        }
        if (!obstacles.isEmpty()) {
            throw new UnsupportedNetworkException(obstacles);
        }
    }
}
