package org.idem4j.onnx.export.saved;

import java.util.List;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * How to export a saved network.
 *
 * @param opset The version of ONNX's operators.
 * @param inputTypes The type of every input, such as {@code feedforward:784}, {@code recurrent:26}, {@code
 *     recurrent:26x50:nwc}, {@code convolutional:3x32x32} (channels first, whatever the format) or {@code
 *     convolutional3d:1x8x32x32:ndhwc}, with {@code ?} for a size that is to be dynamic; none where the network tells.
 * @param allowNan Whether parameters may be NaN or infinite.
 * @param normalizer What to do about a normaliser in the zip.
 */
public record SavedNetworkOptions(int opset, List<String> inputTypes, boolean allowNan, NormalizerChoice normalizer) {

    /**
     * Copies the list.
     *
     * @param opset The version of ONNX's operators.
     * @param inputTypes The types of the inputs.
     * @param allowNan Whether parameters may be NaN or infinite.
     * @param normalizer What to do about a normaliser in the zip.
     */
    public SavedNetworkOptions {
        inputTypes = List.copyOf(inputTypes);
    }

    /**
     * Opset {@value OnnxGraph#MIN_OPSET}, the inputs that the network tells, parameters that are numbers, and a word of a normaliser.
     *
     * @return The options.
     */
    public static SavedNetworkOptions defaults() {
        return new SavedNetworkOptions(OnnxGraph.MIN_OPSET, List.of(), false, NormalizerChoice.WARN);
    }
}
