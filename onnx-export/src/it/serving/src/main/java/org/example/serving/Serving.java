package org.example.serving;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.tribuo.Model;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** Serves an ONNX file; ends with an exception if that does not give what it should. */
public final class Serving {

    private static final String[] NAMES = {"a", "b", "c", "d"};

    private Serving() {}

    /** The only argument is the folder to write to, whose name says how this should run: class-path or named-module. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        require(
                Serving.class.getModule().isNamed() == folder.endsWith("named-module"),
                "runs as " + Serving.class.getModule());
        Path file = folder.resolve("mean.onnx");
        Files.write(file, mean());

        try (OnnxRegressor served = OnnxRegressor.open(file, ServingOptions.defaults())) {
            float[] once = served.apply(new float[] {1, 2, 6, 7});
            require(Arrays.equals(once, new float[] {4, 4, 4, 4}), "the mean of 1, 2, 6 and 7: " + Arrays.toString(once));
            require(Arrays.equals(served.apply(once), once), "a second pass changes nothing");

            Path stored = folder.resolve("served.tribuo");
            served.serializeToFile(stored);
            try (var loaded = (OnnxRegressor) Model.deserializeFromFile(stored).castModel(Regressor.class)) {
                var row = new ArrayExample<>(new Regressor(NAMES, new double[4]), NAMES, new double[] {1, 2, 6, 7});
                double[] values = loaded.predict(row).getOutput().getValues();
                require(Arrays.equals(values, new double[] {4, 4, 4, 4}), "the stored model: " + Arrays.toString(values));
            }
        }
        System.out.println("Served and stored, as " + Serving.class.getModule() + ".");
    }

    /** An idempotent network of four columns, x to the mean of x in each. */
    private static byte[] mean() {
        MessageLite model = new SelfMapGraph(
                        List.of(NAMES), null, null, (graph, x) -> graph.node("MatMul", x, quarters(graph)))
                .model(13, new ModelDescription("mean", "org.example", 1, "the mean of a row", Map.of()));
        return model.toByteArray();
    }

    private static String quarters(OnnxGraph graph) {
        float[] weights = new float[16];
        Arrays.fill(weights, 1f / 4);
        return graph.constant("quarters", weights, 4, 4);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what + ".");
        }
    }
}
