package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.graph.SelfMapGraph;

/**
 * Either kind of DL4J network as the steps of its forward pass.
 *
 * @param inputs The names of its inputs.
 * @param steps What to compute, in order.
 * @param outputs The outputs' names, and the step that gives each.
 */
record NetworkSteps(List<String> inputs, List<Step> steps, Map<String, String> outputs) {

    /** One step: its name, where a user finds it, and the names of the inputs and steps it takes. */
    sealed interface Step {
        String name();

        String where();

        List<String> inputs();
    }

    /** A layer, after its preprocessor if it has one. */
    record LayerStep(
            String name,
            String where,
            List<String> inputs,
            InputPreProcessor preProcessor,
            org.deeplearning4j.nn.conf.layers.Layer configuration,
            Layer layer)
            implements Step {}

    /** A vertex without a layer. */
    record VertexStep(
            String name, String where, List<String> inputs, org.deeplearning4j.nn.conf.graph.GraphVertex vertex)
            implements Step {}

    static NetworkSteps of(MultiLayerNetwork network) {
        var configurations = network.getLayerWiseConfigurations();
        List<Step> steps = new ArrayList<>();
        String previous = SelfMapGraph.INPUT;
        for (int i = 0; i < network.getnLayers(); i++) {
            var configuration = configurations.getConf(i).getLayer();
            String name = "layer " + i;
            steps.add(new LayerStep(
                    name,
                    where(i, configuration.getLayerName(), configuration),
                    List.of(previous),
                    configurations.getInputPreProcess(i),
                    configuration,
                    network.getLayer(i)));
            previous = name;
        }
        return new NetworkSteps(List.of(SelfMapGraph.INPUT), steps, Map.of(SelfMapGraph.OUTPUT, previous));
    }

    static NetworkSteps of(ComputationGraph network) {
        var configuration = network.getConfiguration();
        List<Step> steps = new ArrayList<>();
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (!vertex.isInputVertex()) {
                String name = vertex.getVertexName();
                steps.add(step(
                        vertex,
                        configuration.getVertices().get(name),
                        configuration.getVertexInputs().get(name)));
            }
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        configuration.getNetworkOutputs().forEach(name -> outputs.put(name, name));
        return new NetworkSteps(List.copyOf(configuration.getNetworkInputs()), steps, outputs);
    }

    private static Step step(
            GraphVertex vertex, org.deeplearning4j.nn.conf.graph.GraphVertex configuration, List<String> inputs) {
        String name = vertex.getVertexName();
        if (configuration instanceof LayerVertex holder) {
            var layer = holder.getLayerConf().getLayer();
            return new LayerStep(
                    name,
                    where(vertex.getLayer().getIndex(), name, layer),
                    inputs,
                    holder.getPreProcessor(),
                    layer,
                    vertex.getLayer());
        }
        String where = "vertex '" + name + "' (" + configuration.getClass().getSimpleName() + ")";
        return new VertexStep(name, where, inputs, configuration);
    }

    private static String where(int index, String name, org.deeplearning4j.nn.conf.layers.Layer configuration) {
        // DL4J calls a layer without a name "layer" and its index.
        boolean named = name != null && !name.equals("layer" + index);
        return "layer " + index + (named ? " '" + name + "'" : "") + " ("
                + configuration.getClass().getSimpleName() + ")";
    }

    /** The steps that take an input. */
    List<Step> consumers(String input) {
        return steps.stream().filter(step -> step.inputs().contains(input)).toList();
    }

    List<String> obstacles(Translators translators, int opset) {
        List<String> obstacles = new ArrayList<>();
        for (Step step : steps) {
            try {
                reasons(step, translators, opset).forEach(reason -> obstacles.add(step.where() + ": " + reason));
            } catch (RuntimeException e) {
                obstacles.add(step.where() + ": " + UnsupportedNetworkException.reason(e));
            }
        }
        return obstacles;
    }

    private static List<String> reasons(Step step, Translators translators, int opset) {
        if (step instanceof LayerStep layer) {
            List<String> reasons = new ArrayList<>();
            if (layer.preProcessor() != null) {
                reasons.addAll(translators.preProcessors().obstacles(layer.preProcessor(), opset));
            }
            reasons.addAll(translators.layers().obstacles(layer.layer(), opset));
            return reasons;
        }
        return translators.obstacles(((VertexStep) step).vertex(), opset);
    }
}
