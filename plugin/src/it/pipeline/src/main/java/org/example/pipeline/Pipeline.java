package org.example.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/** Trains, stores, loads, exports and serves; ends with an exception if one of them does not give what it should. */
public final class Pipeline {

    private Pipeline() {}

    /** The only argument is the folder to write to, whose name says how this should run: class-path or named-module. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        require(
                Pipeline.class.getModule().isNamed() == folder.endsWith("named-module"),
                "runs as " + Pipeline.class.getModule());

        var data = new MutableDataset<>(new SelfMapDataSource(new WaveSource()));
        IdempotentModel trained = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(16))
                .epochs(5)
                .build()
                .train(data);

        Path stored = folder.resolve("model.tribuo");
        trained.serializeToFile(stored);
        Model<?> loaded = Model.deserializeFromFile(stored);
        List<Prediction<Regressor>> expected = trained.predict(data);
        require(
                difference(expected, loaded.castModel(Regressor.class).predict(data)) == 0,
                "the stored model gives the same bits");

        Path exported = folder.resolve("model.onnx");
        trained.saveONNXModel("org.example", 1, exported);
        try (OnnxRegressor served = OnnxRegressor.open(exported, ServingOptions.defaults())) {
            double difference = difference(expected, served.predict(data));
            require(difference < 1e-5, "the served network differs by " + difference);
        }
        System.out.println("Trained, stored, loaded, exported and served, as " + Pipeline.class.getModule() + ".");
    }

    /** The largest difference, over the sensors' size. */
    private static double difference(List<Prediction<Regressor>> some, List<Prediction<Regressor>> others) {
        double largest = 0;
        for (int row = 0; row < some.size(); row++) {
            double[] a = some.get(row).getOutput().getValues();
            double[] b = others.get(row).getOutput().getValues();
            for (int column = 0; column < a.length; column++) {
                largest = Math.max(largest, Math.abs(a[column] - b[column]) / Math.max(1, Math.abs(a[column])));
            }
        }
        return largest;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what + ".");
        }
    }
}
