package org.idem4j.onnx.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.NetworkSteps.VertexStep;
import org.idem4j.onnx.export.translation.DataFormats;
import org.idem4j.onnx.export.translation.Translators;

/**
 * The types of a network's activations, inferred from the types of its inputs.
 *
 * @param activations What every input and step gives.
 * @param preProcessed What a step's preprocessor gives.
 */
record ActivationTypes(Map<String, InputType> activations, Map<String, InputType> preProcessed) {

    /**
     * Infers all types.
     *
     * @throws IllegalArgumentException If a step can't take what it is given.
     */
    static ActivationTypes of(NetworkSteps network, Translators translators, List<InputType> inputs) {
        ActivationTypes types = new ActivationTypes(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < inputs.size(); i++) {
            types.activations.put(network.inputs().get(i), DataFormats.stated(inputs.get(i)));
        }
        network.steps().forEach(step -> types.infer(step, translators));
        return types;
    }

    private void infer(Step step, Translators translators) {
        List<InputType> inputs = step.inputs().stream().map(activations::get).toList();
        try {
            InputType given = step instanceof LayerStep layer
                    ? infer(layer, translators, inputs.get(0))
                    : translators.outputType(((VertexStep) step).vertex(), inputs);
            activations.put(step.name(), DataFormats.stated(given));
        } catch (RuntimeException e) {
            // DL4J throws IllegalStateException, IllegalArgumentException and its own for the same things.
            throw new IllegalArgumentException(
                    step.where() + ": it can't take " + inputs + ": " + firstLine(e.getMessage()), e);
        }
    }

    private InputType infer(LayerStep step, Translators translators, InputType input) {
        InputType taken = input;
        if (step.preProcessor() != null) {
            taken = DataFormats.stated(translators.preProcessors().outputType(step.preProcessor(), input));
            preProcessed.put(step.name(), taken);
        }
        return translators.layers().outputType(step.layer(), step.configuration(), taken);
    }

    private static String firstLine(String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }
}
