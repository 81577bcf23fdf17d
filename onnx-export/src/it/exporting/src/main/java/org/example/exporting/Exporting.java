package org.example.exporting;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

/** Exports a network of DL4J's; ends with an exception if ONNX Runtime does not give what DL4J gives. */
public final class Exporting {

    private static final float[][] ROWS = {{1, -2, 3}, {0.5f, 4, -1}};

    private Exporting() {}

    /** The only argument is a folder whose name says how this should run: class-path or named-module. */
    public static void main(String[] arguments) throws OrtException {
        boolean named = Path.of(arguments[0]).endsWith("named-module");
        require(NetworkExporter.class.getModule().isNamed() == named, "idem4j is " + NetworkExporter.class.getModule());

        MultiLayerNetwork network = network();
        byte[] exported = new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults())
                .toByteArray();
        float[][] expected = network.output(Nd4j.create(ROWS)).toFloatMatrix();
        float[][] given = run(exported);
        for (int row = 0; row < ROWS.length; row++) {
            for (int column = 0; column < ROWS[row].length; column++) {
                float difference = Math.abs(given[row][column] - expected[row][column]);
                require(difference < 1e-6, "ONNX Runtime differs by " + difference);
            }
        }
        System.out.println("Exported, with idem4j as " + NetworkExporter.class.getModule() + ".");
    }

    private static MultiLayerNetwork network() {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder()
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(3))
                .build());
        network.init();
        return network;
    }

    private static float[][] run(byte[] model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor rows = OnnxTensor.createTensor(environment, ROWS);
                OrtSession.Result result = session.run(Map.of("input", rows))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what + ".");
        }
    }
}
