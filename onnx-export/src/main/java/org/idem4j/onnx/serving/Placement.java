package org.idem4j.onnx.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a session really computes, as ONNX Runtime's profile of a run shows it.
 *
 * @param provider Where its operators run; never {@code AUTO}.
 * @param cpuNodes The operators that run on the CPU although the session runs on a GPU; empty if there are none.
 */
public record Placement(ExecutionProvider provider, List<String> cpuNodes) {

    /** The runtime appends it to the name of an operator in its profile. */
    private static final String KERNEL = "_kernel_time";

    /**
     * A placement.
     *
     * @param provider Where the operators run.
     * @param cpuNodes Those that run on the CPU in spite of it.
     */
    public Placement {
        cpuNodes = List.copyOf(cpuNodes);
    }

    /**
     * Reads a profile.
     *
     * @param profile ONNX Runtime's JSON of at least one run.
     * @param wanted The provider that the session was opened for.
     * @return That provider, or CUDA where TensorRT left everything to it; the CPU where nothing ran on a GPU.
     */
    static Placement of(Path profile, ExecutionProvider wanted) throws IOException {
        Map<String, List<String>> nodes = new TreeMap<>();
        for (JsonNode event : new ObjectMapper().readTree(profile.toFile())) {
            String name = event.path("name").asText();
            if (event.path("cat").asText().equals("Node") && name.endsWith(KERNEL)) {
                nodes.computeIfAbsent(event.path("args").path("provider").asText(), key -> new ArrayList<>())
                        .add(name.substring(0, name.length() - KERNEL.length()));
            }
        }
        List<String> onCpu = nodes.getOrDefault(ExecutionProvider.CPU.runtimeName(), List.of());
        for (ExecutionProvider gpu : List.of(wanted, ExecutionProvider.CUDA)) {
            if (gpu != ExecutionProvider.CPU && nodes.containsKey(gpu.runtimeName())) {
                return new Placement(gpu, onCpu);
            }
        }
        return new Placement(ExecutionProvider.CPU, List.of());
    }

    /** In words, as in {@code CUDAExecutionProvider}. */
    @Override
    public String toString() {
        return cpuNodes.isEmpty()
                ? provider.runtimeName()
                : provider.runtimeName() + ", but on the CPU " + String.join(", ", cpuNodes);
    }
}
