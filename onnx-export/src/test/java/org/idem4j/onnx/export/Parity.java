package org.idem4j.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** DL4J against ONNX Runtime on the same rows. */
public final class Parity {

    private Parity() {}

    /** Replaces all parameters by N(0, scale²): a mapping that is only right at the initial ones is found out. */
    public static void randomise(Model network, double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) network.numParams()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        if (values.length > 0) {
            network.setParams(Nd4j.createFromArray(values).reshape(1, values.length));
            positiveVariances(network);
        }
    }

    /** A batch normalisation that keeps the variance itself, not its logarithm, can't take a negative one. */
    private static void positiveVariances(Model network) {
        Layer[] layers = network instanceof ComputationGraph graph
                ? graph.getLayers()
                : ((MultiLayerNetwork) network).getLayers();
        for (Layer layer : layers) {
            INDArray variance = layer.paramTable() == null
                    ? null
                    : layer.paramTable().get(BatchNormalizationParamInitializer.GLOBAL_VAR);
            if (variance != null) {
                variance.assign(Transforms.abs(variance).addi(0.5));
            }
        }
    }

    /** The values, row-major. */
    public static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    public static float[] dl4j(MultiLayerNetwork network, float[] rows, int columns) {
        try (INDArray x = Nd4j.createFromArray(rows).reshape(rows.length / columns, columns)) {
            return floats(network.output(x, false));
        }
    }

    public static float[] onnx(ModelProto model, float[] rows, int columns) throws OrtException {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toByteArray())) {
            return onnx(session, rows, columns);
        }
    }

    public static float[] onnx(OrtSession session, float[] rows, int columns) throws OrtException {
        long[] shape = {rows.length / columns, columns};
        try (OnnxTensor x = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of("input", x))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] y = new float[values.remaining()];
            values.get(y);
            return y;
        }
    }

    /** The largest excess of |a − b| over 1e-6 + 1e-5 |a|, as a multiple of it; at most 1 is parity. */
    public static double excess(float[] a, float[] b) {
        double worst = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean same = Float.compare(a[i], b[i]) == 0 || a[i] == b[i];
            double difference = same ? 0 : Math.abs((double) a[i] - b[i]);
            double ratio = difference / (1e-6 + 1e-5 * Math.abs((double) a[i]));
            worst = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(worst, ratio);
        }
        return worst;
    }
}
