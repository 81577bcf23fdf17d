#!/usr/bin/env bash
# Tribuo's ONNXExternalModel.rebuild closes the model's session and keeps the closed one.
#
# Library   tribuo-onnx 4.3.2 with ONNX Runtime 1.29.0 (it asks for 1.20.0)
# Expected  After rebuild(options) the model predicts as before, with the new options.
# Seen      2026-11-29: every prediction after it throws an IllegalStateException, "Trying to score a closed OrtSession."
# Matters   Rebuilding is the only way to give a loaded model other options, for a loaded one always starts on the CPU with
#           one thread: such a model can't be moved to a GPU. Open the ONNX file anew by createOnnxModel instead.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.tribuo:tribuo-onnx:4.3.2 org.tribuo:tribuo-regression-sgd:4.3.2 \
    com.microsoft.onnxruntime:onnxruntime:1.29.0 <<'JAVA'
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.onnx.DenseTransformer;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.interop.onnx.RegressorTransformer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

public class Finding {
    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final Path FILE = Path.of("model.onnx");

    static Example<Regressor> example(double x, double y) {
        return new ArrayExample<>(new Regressor("y", y), new String[] {"x"}, new double[] {x});
    }

    static void export() throws Exception {
        var source = new ListDataSource<>(
                List.of(example(1, 2), example(2, 4.5), example(3, 5)),
                FACTORY,
                new SimpleDataSourceProvenance("three examples", FACTORY));
        var model = new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), 20, 1).train(new MutableDataset<>(source));
        ((LinearSGDModel) model).saveONNXModel("finding", 0, FILE);
    }

    static void predict(String when, ONNXExternalModel<Regressor> model) {
        String result;
        try {
            result = "%.2f".formatted(model.predict(example(2, 0)).getOutput().getValues()[0]);
        } catch (IllegalStateException e) {
            result = e.getMessage();
        }
        System.out.println(when + ": " + result);
    }

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        export();
        OrtEnvironment.getEnvironment();
        ONNXExternalModel<Regressor> model = ONNXExternalModel.createOnnxModel(
                FACTORY,
                Map.of("x", 0),
                Map.of(new Regressor("y", Double.NaN), 0),
                new DenseTransformer(),
                new RegressorTransformer(),
                new OrtSession.SessionOptions(),
                FILE,
                "input");
        predict("as created", model);
        model.rebuild(new OrtSession.SessionOptions());
        predict("rebuilt", model);
    }
}
JAVA

expect <<'SEEN'
as created: 2.80
rebuilt: Trying to score a closed OrtSession.
SEEN
