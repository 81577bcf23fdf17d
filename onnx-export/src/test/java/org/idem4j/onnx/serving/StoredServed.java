package org.idem4j.onnx.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Made the stored models in test resources, which later versions must keep loading: for a new version add a new one, never
 * replace the old.
 */
final class StoredServed {

    static final List<String> NAMES = List.of("pressure", "zeta", "alpha");

    private StoredServed() {}

    public static void main(String[] arguments) throws IOException {
        ServingOptions options =
                ServingOptions.defaults().withProvider(ExecutionProvider.CPU).withIntraOpThreads(1);
        byte[] content = TestModels.named(NAMES).toByteArray();
        try (OnnxRegressor model = OnnxRegressor.open(content, "stored.onnx", options)) {
            model.setName("stored");
            model.serializeToFile(Path.of(arguments[0], "served-" + OnnxRegressor.CURRENT_VERSION + ".tribuo"));
        }
    }
}
