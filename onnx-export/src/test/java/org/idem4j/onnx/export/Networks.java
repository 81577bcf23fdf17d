package org.idem4j.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/** Small networks. */
public final class Networks {

    private Networks() {}

    public static MultiLayerNetwork of(Layer... layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        return of(list);
    }

    /** With the formats, input sizes and preprocessors that DL4J derives from the type of the input. */
    public static MultiLayerNetwork of(InputType input, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        return of(list.setInputType(input).validateOutputLayerConfig(false));
    }

    /** Only exports a layer, which DL4J may not be able to compute. */
    public static ModelProto export(InputType input, Layer layer) {
        return new NetworkExporter(StandardTranslators.all())
                .export(of(input, layer), ExportOptions.defaults().withInputTypes(input));
    }

    public static MultiLayerNetwork of(NeuralNetConfiguration.ListBuilder list) {
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    public static ComputationGraph graph(UnaryOperator<GraphBuilder> build) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder().graphBuilder();
        // A vertex may be an output, which DL4J's validation takes for a mistake.
        ComputationGraph network = new ComputationGraph(
                build.apply(builder).validateOutputLayerConfig(false).build());
        network.init();
        return network;
    }

    public static DenseLayer dense(int inputs, int outputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }
}
