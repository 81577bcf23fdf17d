package org.idem4j.onnx.serving;

import java.util.List;
import java.util.stream.Collectors;

/** An execution provider that was asked for and can't be had. */
public final class ProviderUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what was asked for.
     *
     * @param order The providers that were asked for.
     * @param reason Why none can be had; no full stop.
     * @param cause What the runtime said; may be null.
     */
    public ProviderUnavailableException(List<ExecutionProvider> order, String reason, Throwable cause) {
        super(
                names(order) + " was asked for but can't be used: " + reason
                        + ". It needs an NVIDIA driver, CUDA 12 and cuDNN 9"
                        + (order.contains(ExecutionProvider.TENSORRT) ? ", TensorRT 10" : "")
                        + ", the jar onnxruntime_gpu, and a model whose every operator it has; or serve with the provider"
                        + " 'auto' or 'cpu'.",
                cause);
    }

    private static String names(List<ExecutionProvider> order) {
        return order.stream().map(ExecutionProvider::runtimeName).collect(Collectors.joining(" or "));
    }
}
