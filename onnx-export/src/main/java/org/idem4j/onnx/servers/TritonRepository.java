package org.idem4j.onnx.servers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A model's {@code config.pbtxt} in a Triton model repository: text of Triton's protobuf {@code inference.ModelConfig}.
 *
 * @param name The model's name.
 * @param inputs What it asks for.
 * @param outputs What it gives.
 * @param rule Whether requests may be put together.
 */
record TritonRepository(String name, List<ServedTensor> inputs, List<ServedTensor> outputs, BatchRule rule) {

    /** Rows of a batch that is put together at most. */
    private static final int MOST_ROWS = 1024;

    /** The file's text. */
    String configuration() {
        return "# " + rule.reason() + "\n"
                + (rule.allowed()
                        ? "# So requests may be put together, up to max_batch_size rows.\n"
                        : "# So no requests are put together: max_batch_size is 0, and each is computed by itself.\n")
                + "name: " + quoted(name) + "\n"
                + "backend: \"onnxruntime\"\n"
                + "max_batch_size: " + (rule.allowed() ? MOST_ROWS : 0) + "\n"
                + tensors("input", inputs)
                + tensors("output", outputs)
                + (rule.allowed() ? "dynamic_batching { max_queue_delay_microseconds: 100 }\n" : "");
    }

    private String tensors(String what, List<ServedTensor> tensors) {
        return tensors.stream().map(this::tensor).collect(Collectors.joining(",\n", what + " [\n", "\n]\n"));
    }

    /** The size of a batch is not told where there are some. */
    private String tensor(ServedTensor tensor) {
        List<Long> sizes =
                tensor.shape().subList(rule.allowed() ? 1 : 0, tensor.shape().size());
        String dims = sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "  { name: " + quoted(tensor.name()) + " data_type: TYPE_" + tensor.type() + " dims: [ " + dims + " ] }";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
