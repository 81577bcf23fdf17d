package org.idem4j.tribuo.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.onnx.DenseTransformer;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.interop.onnx.RegressorTransformer;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A file on the CPU, served by us, by ONNX Runtime's own API and by Tribuo's ONNX model, all with the same threads. */
final class ServingCase implements AutoCloseable {

    static final String RAW_BUFFER = "ONNX Runtime, direct FloatBuffer";
    static final String RAW_ARRAYS = "ONNX Runtime, float[][]";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final int n;
    private final OnnxRegressor ours;
    private final OrtSession raw;
    private final ONNXExternalModel<Regressor> tribuo;

    ServingCase(Path file, int n, int threads) throws IOException, OrtException {
        this.n = n;
        this.ours = OnnxRegressor.open(
                file,
                ServingOptions.defaults().withProvider(ExecutionProvider.CPU).withIntraOpThreads(threads));
        try (OrtSession.SessionOptions settings = settings(threads)) {
            this.raw = environment.createSession(file.toString(), settings);
        }
        Map<String, Integer> features = new HashMap<>();
        Map<Regressor, Integer> outputs = new HashMap<>();
        for (String name : ServedNetworks.names(n)) {
            outputs.put(new Regressor(name, Double.NaN), features.size());
            features.put(name, features.size());
        }
        this.tribuo = ONNXExternalModel.createOnnxModel(
                new RegressionFactory(),
                features,
                outputs,
                new DenseTransformer(),
                new RegressorTransformer(),
                settings(threads), // closed by the model
                file,
                SelfMapGraph.INPUT);
    }

    private static OrtSession.SessionOptions settings(int threads) throws OrtException {
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        settings.setIntraOpNumThreads(threads);
        return settings;
    }

    /** What is timed, by its name; each call serves all the rows. */
    Map<String, Runnable> contenders(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        float[][] arrays = new float[rows][n];
        FloatBuffer in = direct(rows * n);
        for (int i = 0; i < rows * n; i++) {
            arrays[i / n][i % n] = (float) random.nextGaussian();
            in.put(i, arrays[i / n][i % n]);
        }
        FloatBuffer out = direct(rows * n);
        Dataset<Regressor> dataset = dataset(arrays);
        List<Example<Regressor>> list = new ArrayList<>(dataset.getData());
        Map<String, Runnable> contenders = new LinkedHashMap<>();
        contenders.put(RAW_BUFFER, () -> runRaw(in, out, rows));
        contenders.put(RAW_ARRAYS, () -> runRaw(arrays));
        contenders.put("idem4j, FloatBuffer", () -> ours.apply(in, out.clear()));
        contenders.put("idem4j, float[][]", () -> ours.apply(arrays));
        contenders.put("idem4j, predict(Dataset)", () -> ours.predict(dataset));
        contenders.put("idem4j, predict(Iterable)", () -> ours.predict(list));
        contenders.put("idem4j, predict(Dataset), all outputs read", () -> read(ours.predict(dataset)));
        contenders.put("Tribuo's ONNXExternalModel", () -> tribuo.predict(dataset));
        return contenders;
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static Dataset<Regressor> dataset(float[][] rows) {
        String[] names = ServedNetworks.names(rows[0].length).toArray(String[]::new);
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("benchmark", new RegressionFactory()), new RegressionFactory());
        Regressor unknown = new Regressor("unknown", 0);
        for (float[] row : rows) {
            double[] values = new double[row.length];
            for (int c = 0; c < row.length; c++) {
                values[c] = row[c];
            }
            dataset.add(new ArrayExample<>(unknown, names, values));
        }
        return dataset;
    }

    private static void read(List<Prediction<Regressor>> predictions) {
        double sum = 0;
        for (Prediction<Regressor> prediction : predictions) {
            sum += prediction.getOutput().getValues()[0];
        }
        require(sum != 0);
    }

    private void runRaw(FloatBuffer in, FloatBuffer out, int rows) {
        long[] shape = {rows, n};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, in, shape);
                OnnxTensor output = OnnxTensor.createTensor(environment, out.clear(), shape)) {
            raw.run(Map.of(SelfMapGraph.INPUT, input), Map.of(SelfMapGraph.OUTPUT, output))
                    .close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private void runRaw(float[][] rows) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = raw.run(Map.of(SelfMapGraph.INPUT, input))) {
            require(((float[][]) result.get(0).getValue()).length == rows.length);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("Nothing was computed.");
        }
    }

    @Override
    public void close() {
        ours.close();
        tribuo.close();
        try {
            raw.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
