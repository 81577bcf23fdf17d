package org.idem4j.onnx.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.NetworkSteps.VertexStep;

/**
 * DL4J's own inference of types, from the types of the inputs.
 *
 * @param activations What every input and step gives.
 * @param preProcessed What a layer takes, by its step's name.
 */
record ActivationTypes(Map<String, InputType> activations, Map<String, InputType> preProcessed) {

    /**
     * Infers all types.
     *
     * @throws IllegalArgumentException If a step can't take what it is given.
     */
    static ActivationTypes of(NetworkSteps network, List<InputType> inputs) {
        ActivationTypes types = new ActivationTypes(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < inputs.size(); i++) {
            types.activations.put(network.inputs().get(i), inputs.get(i));
        }
        for (int i = 0; i < network.steps().size(); i++) {
            types.infer(network.steps().get(i), i);
        }
        return types;
    }

    private void infer(Step step, int index) {
        InputType[] inputs = step.inputs().stream().map(activations::get).toArray(InputType[]::new);
        try {
            activations.put(
                    step.name(),
                    step instanceof LayerStep layer
                            ? infer(layer, index, inputs[0])
                            : ((VertexStep) step).vertex().getOutputType(index, inputs));
        } catch (RuntimeException e) {
            // DL4J throws IllegalStateException, IllegalArgumentException and its own for the same things.
            throw new IllegalArgumentException(
                    step.where() + ": it can't take " + List.of(inputs) + ": " + firstLine(e.getMessage()), e);
        }
    }

    private InputType infer(LayerStep step, int index, InputType input) {
        InputType taken =
                step.preProcessor() == null ? input : step.preProcessor().getOutputType(input);
        preProcessed.put(step.name(), taken);
        return step.configuration().getOutputType(index, taken);
    }

    private static String firstLine(String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }
}
