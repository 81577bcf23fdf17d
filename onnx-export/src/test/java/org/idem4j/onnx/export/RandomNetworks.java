package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.translation.NamedSize;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A random network, the same for the same seed.
 *
 * @param network The network.
 * @param inputs The types of its inputs.
 * @param kinds The simple names of the classes of its layers and vertices.
 */
record RandomNetworks(Model network, List<InputType> inputs, Set<String> kinds) {

    private static final int TRIES = 100;

    /** The first network that DL4J itself can build and compute; for even seeds layers in a row, else a graph. */
    static RandomNetworks of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            boolean row = seed % 2 == 0;
            RandomLayers draw = new RandomLayers(random.split(), row);
            try {
                RandomNetworks drawn = row ? layers(draw) : RandomGraph.draw(draw, configuration());
                drawn.compute();
                return drawn;
            } catch (RuntimeException e) {
                // DL4J can't combine all of its own layers, says so in many ways, and leaves its workspaces open.
                Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
            }
        }
        throw new IllegalStateException("Seed " + seed + " gave no network that DL4J can compute.");
    }

    private static NeuralNetConfiguration.Builder configuration() {
        return new NeuralNetConfiguration.Builder().seed(1);
    }

    private static RandomNetworks layers(RandomLayers draw) {
        InputType input = draw.input();
        Set<String> kinds = new HashSet<>();
        List<InputType> types = new ArrayList<>(List.of(input));
        NeuralNetConfiguration.ListBuilder list = configuration().list();
        for (int depth = draw.between(2, 7); depth > 0; depth--) {
            InputType last = types.get(types.size() - 1);
            Layer layer = draw.after(last);
            list.layer(layer);
            kinds.add(layer.getClass().getSimpleName());
            types.add(RandomLayers.given(layer, last));
        }
        MultiLayerNetwork network = new MultiLayerNetwork(
                list.setInputType(input).validateOutputLayerConfig(false).build());
        network.init();
        return new RandomNetworks(network, List.of(input), kinds);
    }

    private void compute() {
        INDArray[] ones = inputs.stream().map(RandomNetworks::ones).toArray(INDArray[]::new);
        if (network instanceof MultiLayerNetwork layers) {
            layers.output(ones[0]);
        } else {
            ((ComputationGraph) network).output(ones);
        }
    }

    private static INDArray ones(InputType type) {
        LongStream sizes = NamedSize.of(type).stream().mapToLong(NamedSize::size);
        return Nd4j.ones(LongStream.concat(LongStream.of(2), sizes).toArray());
    }

    /** How the network is configured. */
    String json() {
        return network instanceof MultiLayerNetwork layers
                ? layers.getLayerWiseConfigurations().toJson()
                : ((ComputationGraph) network).getConfiguration().toJson();
    }
}
