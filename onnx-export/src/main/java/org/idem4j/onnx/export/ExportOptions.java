package org.idem4j.onnx.export;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * How to export a network.
 *
 * @param opset The version of ONNX's operators, {@value OnnxGraph#MIN_OPSET} to {@value OnnxGraph#MAX_OPSET}.
 * @param inputTypes One for each of the network's inputs, in their order; empty where the network itself tells enough. A time
 *     series without a length has a dynamic one.
 * @param description What the model says of itself.
 * @param nan Whether parameters may be NaN or infinite; a network is refused for them otherwise.
 * @param surroundings What the file does before and after the network.
 */
public record ExportOptions(
        int opset, List<InputType> inputTypes, ModelDescription description, boolean nan, Surroundings surroundings) {

    /**
     * Copies the list.
     *
     * @param opset The version of ONNX's operators.
     * @param inputTypes The inputs' types, in their order; empty where the network tells enough.
     * @param description What the model says of itself.
     * @param nan Whether parameters may be NaN or infinite.
     * @param surroundings What the file does before and after the network.
     */
    public ExportOptions {
        inputTypes = List.copyOf(inputTypes);
    }

    /**
     * Opset {@value OnnxGraph#MIN_OPSET}, and the shapes that the network tells.
     *
     * @return The options.
     */
    public static ExportOptions defaults() {
        return new ExportOptions(
                OnnxGraph.MIN_OPSET,
                List.of(),
                new ModelDescription("dl4j", "org.deeplearning4j", 1, "", Map.of()),
                false,
                Surroundings.NONE);
    }

    /**
     * The same at another opset.
     *
     * @param opset The version of ONNX's operators.
     * @return The options.
     */
    public ExportOptions withOpset(int opset) {
        return new ExportOptions(opset, inputTypes, description, nan, surroundings);
    }

    /**
     * The same with the inputs' types told.
     *
     * @param inputTypes One for each of the network's inputs, in their order.
     * @return The options.
     */
    public ExportOptions withInputTypes(InputType... inputTypes) {
        return new ExportOptions(opset, List.of(inputTypes), description, nan, surroundings);
    }

    /**
     * The same with another description.
     *
     * @param description What the model says of itself.
     * @return The options.
     */
    public ExportOptions withDescription(ModelDescription description) {
        return new ExportOptions(opset, inputTypes, description, nan, surroundings);
    }

    /**
     * The same with other parameters let pass.
     *
     * @param nan Whether parameters may be NaN or infinite.
     * @return The options.
     */
    public ExportOptions withNan(boolean nan) {
        return new ExportOptions(opset, inputTypes, description, nan, surroundings);
    }

    /**
     * The same with something around the network.
     *
     * @param surroundings What the file does before and after the network.
     * @return The options.
     */
    public ExportOptions withSurroundings(Surroundings surroundings) {
        return new ExportOptions(opset, inputTypes, description, nan, surroundings);
    }
}
