package org.idem4j.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.NetworkSteps.VertexStep;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.graph.OnnxGraph;

/** Exports DL4J's networks, as they compute in evaluation: dropout, noise and constraints vanish. */
public final class NetworkExporter {

    private final Translators translators;

    /**
     * An exporter with other translators than the {@linkplain StandardTranslators standard} ones.
     *
     * @param translators The translators.
     */
    public NetworkExporter(Translators translators) {
        this.translators = translators;
    }

    /**
     * An exporter with other translators of layers than the {@linkplain StandardTranslators standard} ones.
     *
     * @param layers The translators of layers.
     */
    public NetworkExporter(LayerTranslators layers) {
        this(StandardTranslators.all().with(layers));
    }

    /**
     * A network that tells its input's shape as a model of its own, {@code input} → {@code output}.
     *
     * @param network The network; only read.
     * @param opset The version of ONNX's operators.
     * @return The model.
     * @throws UnsupportedNetworkException If the network can't be exported.
     */
    public ModelProto export(MultiLayerNetwork network, int opset) {
        return export(network, ExportOptions.defaults().withOpset(opset));
    }

    /**
     * A network as a model of its own, {@code input} → {@code output}, of the shapes that the network has in DL4J; dynamic
     * are the batch, the length of a time series where none is given, and heights, widths and depths that are not known.
     *
     * @param network The network; only read.
     * @param options How to export it.
     * @return The model.
     * @throws UnsupportedNetworkException If the network can't be exported.
     */
    public ModelProto export(MultiLayerNetwork network, ExportOptions options) {
        return translate(network, options).model(options.description());
    }

    /**
     * A computation graph as a model of its own, with the names and the order of its inputs and outputs.
     *
     * @param network The network; only read.
     * @param options How to export it.
     * @return The model.
     * @throws UnsupportedNetworkException If the network can't be exported.
     */
    public ModelProto export(ComputationGraph network, ExportOptions options) {
        return translate(network, options).model(options.description());
    }

    /**
     * A network as a graph, to be written by {@link org.idem4j.onnx.graph.OnnxFiles} whatever its size. The weights are read
     * only then.
     *
     * @param network The network; only read.
     * @param options How to export it.
     * @return The graph.
     * @throws UnsupportedNetworkException If the network can't be exported.
     */
    public OnnxGraph translate(MultiLayerNetwork network, ExportOptions options) {
        return translate(NetworkSteps.of(network), options);
    }

    /**
     * A computation graph as an ONNX graph, as {@link #translate(MultiLayerNetwork, ExportOptions)}.
     *
     * @param network The network; only read.
     * @param options How to export it.
     * @return The graph.
     * @throws UnsupportedNetworkException If the network can't be exported.
     */
    public OnnxGraph translate(ComputationGraph network, ExportOptions options) {
        return translate(NetworkSteps.of(network), options);
    }

    private OnnxGraph translate(NetworkSteps network, ExportOptions options) {
        OnnxGraph graph = new OnnxGraph(options.opset());
        List<String> obstacles = options.nan() ? List.of() : NotFinite.obstacles(network);
        ActivationShapes shapes = shapes(network, options.inputTypes(), graph.opset(), obstacles);
        DeclaredShapes declared = new DeclaredShapes(network, shapes);
        Translation translation =
                new Translation(graph, translators, network.inputs().get(0));
        network.inputs().forEach(name -> graph.input(name, declared.input(name)));
        network.outputs().keySet().forEach(graph::reserve);
        Surroundings around = options.surroundings();
        network.inputs().forEach(name -> translation.activated(name, around.before(graph, name, shapes.given(name))));
        append(network, shapes, translation);
        network.outputs().forEach((name, step) -> {
            String given = around.after(graph, name, translation.activationOf(step), shapes.given(step));
            graph.output(name, given, declared.output(name));
        });
        return graph;
    }

    /**
     * Appends a network to a graph.
     *
     * @param network The network; only read.
     * @param graph The graph under construction.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     * @throws UnsupportedNetworkException If the network can't be exported; nothing has been appended then, unless a step turned
     *     out to be too large when it was its turn.
     */
    public String append(MultiLayerNetwork network, OnnxGraph graph, String input) {
        NetworkSteps steps = NetworkSteps.of(network);
        ActivationShapes shapes = shapes(steps, List.of(), graph.opset(), List.of());
        Translation translation = new Translation(graph, translators, input);
        translation.activated(steps.inputs().get(0), input);
        append(steps, shapes, translation);
        return translation.activationOf(steps.outputs().values().iterator().next());
    }

    private ActivationShapes shapes(
            NetworkSteps network, List<InputType> inputTypes, int opset, List<String> otherObstacles) {
        List<String> obstacles = new ArrayList<>(network.obstacles(translators, opset));
        obstacles.addAll(otherObstacles);
        ActivationShapes shapes = null;
        try {
            shapes = ActivationShapes.of(network, translators, inputTypes);
            obstacles.addAll(SizeChecks.obstacles(network, shapes));
        } catch (IllegalArgumentException e) {
            obstacles.add(e.getMessage());
        }
        if (!obstacles.isEmpty()) {
            throw new UnsupportedNetworkException(obstacles);
        }
        return shapes;
    }

    private static void append(NetworkSteps network, ActivationShapes shapes, Translation translation) {
        for (String input : network.inputs()) {
            translation.declare(translation.activationOf(input), shapes.given(input));
        }
        for (Step step : network.steps()) {
            String value;
            try {
                value = append(step, shapes, translation);
            } catch (RuntimeException e) {
                throw UnsupportedNetworkException.of(step.where(), e);
            }
            translation.declare(value, shapes.given(step.name()));
            translation.activated(step.name(), value);
        }
    }

    private static String append(Step step, ActivationShapes shapes, Translation translation) {
        List<String> inputs =
                step.inputs().stream().map(translation::activationOf).toList();
        return step instanceof LayerStep layer
                ? append(layer, shapes, translation, inputs.get(0))
                : translation.append(((VertexStep) step).vertex(), inputs);
    }

    private static String append(LayerStep step, ActivationShapes shapes, Translation translation, String input) {
        String taken = input;
        if (step.preProcessor() != null) {
            taken = translation.declare(
                    translation.append(step.preProcessor(), input), shapes.preProcessed(step.name()));
        }
        return translation.append(step.layer(), taken);
    }
}
