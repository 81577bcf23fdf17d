package org.idem4j.onnx.serving;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where ONNX Runtime computes. */
public enum ExecutionProvider {
    /** CUDA where it works, else the CPU. TensorRT only when asked for: it takes minutes to build its engine. */
    AUTO("auto"),
    /** The CPU. */
    CPU("CPUExecutionProvider"),
    /** An NVIDIA GPU by CUDA. */
    CUDA("CUDAExecutionProvider"),
    /** An NVIDIA GPU by TensorRT, with CUDA for what TensorRT can't do. */
    TENSORRT("TensorrtExecutionProvider");

    private final String runtimeName;

    ExecutionProvider(String runtimeName) {
        this.runtimeName = runtimeName;
    }

    /**
     * ONNX Runtime's name.
     *
     * @return The name, as in {@code CPUExecutionProvider}.
     */
    public String runtimeName() {
        return runtimeName;
    }

    /**
     * The order in which providers are tried.
     *
     * @return This one alone; CUDA, then the CPU, for {@link #AUTO}.
     */
    public List<ExecutionProvider> order() {
        return this == AUTO ? List.of(CUDA, CPU) : List.of(this);
    }

    /**
     * Reads a provider's name.
     *
     * @param name As on a command line, in any case: {@code auto}, {@code cpu}, {@code cuda}, {@code tensorrt}.
     * @return The provider.
     * @throws IllegalArgumentException If there is none of that name; the message lists them.
     */
    public static ExecutionProvider parse(String name) {
        for (ExecutionProvider provider : values()) {
            if (provider.name().equalsIgnoreCase(name)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("There is no execution provider '" + name + "'; choose one of "
                + Arrays.stream(values())
                        .map(provider -> provider.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".");
    }
}
