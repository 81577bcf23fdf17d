package org.idem4j.onnx.serving;

/** An execution provider that was asked for and can't be had. */
public final class ProviderUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the provider.
     *
     * @param provider What was asked for.
     * @param reason Why it can't be had.
     * @param cause What the runtime said; may be null.
     */
    public ProviderUnavailableException(ExecutionProvider provider, String reason, Throwable cause) {
        super(
                provider.runtimeName() + " was asked for but can't be used: " + reason
                        + " It needs an NVIDIA driver, CUDA 12 and cuDNN 9"
                        + (provider == ExecutionProvider.TENSORRT ? ", TensorRT 10" : "")
                        + ", and the jar onnxruntime_gpu; or serve with the provider 'auto' or 'cpu'.",
                cause);
    }
}
