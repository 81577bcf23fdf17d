package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A directed acyclic graph of layers and vertices that grows; in the end, whatever nothing takes is an output. */
final class RandomGraph {

    /** What a step gives, and whether every time step is a row of its own in it. */
    private record Activation(String name, InputType type, boolean rowPerStep) {}

    private final RandomLayers draw;
    private final GraphBuilder graph;
    private final List<Activation> activations = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();

    private RandomGraph(RandomLayers draw, GraphBuilder graph) {
        this.draw = draw;
        this.graph = graph;
    }

    static RandomNetworks draw(RandomLayers draw, NeuralNetConfiguration.Builder configuration) {
        RandomGraph growing = new RandomGraph(draw, configuration.graphBuilder().validateOutputLayerConfig(false));
        List<InputType> inputs =
                Stream.generate(draw::input).limit(draw.between(1, 2)).toList();
        growing.begin(inputs);
        for (int step = draw.between(4, 10); step > 0; step--) {
            growing.grow("step" + step);
        }
        return new RandomNetworks(growing.end(inputs.size()), inputs, growing.kinds);
    }

    private void begin(List<InputType> inputs) {
        for (InputType input : inputs) {
            String name = "in" + activations.size();
            graph.addInputs(name);
            activations.add(new Activation(name, input, false));
        }
        graph.setInputTypes(inputs.toArray(InputType[]::new));
    }

    private ComputationGraph end(int inputs) {
        graph.setOutputs(activations.stream()
                .skip(inputs)
                .map(Activation::name)
                .filter(name -> !taken.contains(name))
                .toArray(String[]::new));
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    private void grow(String name) {
        Activation one = activations.get(draw.between(0, activations.size() - 1));
        List<Activation> alike = activations.stream()
                .filter(other -> other.type().equals(one.type()) && other.rowPerStep() == one.rowPerStep())
                .toList();
        if (draw.between(0, 2) > 0) {
            layer(name, one);
        } else if (alike.size() > 1 && draw.random().nextBoolean()) {
            GraphVertex vertex =
                    draw.oneOf(new MergeVertex(), new ElementWiseVertex(draw.oneOf(ElementWiseVertex.Op.values())));
            vertex(name, vertex, one, alike.get(draw.between(0, alike.size() - 1)));
        } else {
            vertex(name, onOne(one.type()), one);
        }
    }

    private void layer(String name, Activation input) {
        Layer layer = draw.after(input.type());
        graph.addLayer(name, layer, input.name());
        kinds.add(layer.getClass().getSimpleName());
        taken.add(input.name());
        InputType inside = RandomLayers.taken(layer, input.type());
        boolean folded = input.type() instanceof InputTypeRecurrent && !(inside instanceof InputTypeRecurrent);
        boolean unfolded = inside instanceof InputTypeRecurrent && !(input.type() instanceof InputTypeRecurrent);
        boolean rowPerStep = folded || input.rowPerStep() && !unfolded;
        activations.add(new Activation(name, RandomLayers.given(layer, input.type()), rowPerStep));
    }

    private void vertex(String name, GraphVertex vertex, Activation... inputs) {
        List<Activation> all = List.of(inputs);
        graph.addVertex(name, vertex, all.stream().map(Activation::name).toArray(String[]::new));
        kinds.add(vertex.getClass().getSimpleName());
        all.forEach(input -> taken.add(input.name()));
        InputType[] types = all.stream().map(Activation::type).toArray(InputType[]::new);
        activations.add(new Activation(
                name, vertex.clone().getOutputType(0, types), all.get(0).rowPerStep()));
    }

    private GraphVertex onOne(InputType type) {
        boolean series = type instanceof InputTypeRecurrent;
        // On series of the other format these DL4J vertices would take features for time.
        boolean plain = !(type instanceof InputTypeRecurrent rnn) || rnn.getFormat() == RNNFormat.NCW;
        if (series && plain && draw.random().nextBoolean()) {
            return draw.oneOf(new LastTimeStepVertex(null), new ReverseTimeSeriesVertex());
        }
        return draw.oneOf(
                new ScaleVertex(-1.5),
                new ShiftVertex(0.3),
                new L2NormalizeVertex(),
                plain ? new SubsetVertex(0, 1) : new ScaleVertex(0.5));
    }
}
