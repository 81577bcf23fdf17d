package org.idem4j.onnx.export;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks as people build them, trained for a few steps. */
@Tag("training")
class RealNetworksTest {

    private static final int EXAMPLES = 8;
    private static final int STEPS = 3;

    private static NeuralNetConfiguration.Builder configuration() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.RELU)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY);
    }

    private static INDArray random(long... shape) {
        return Nd4j.rand(DataType.FLOAT, shape);
    }

    private static DataSet classes(INDArray features, int classes) {
        INDArray labels = Nd4j.zeros(EXAMPLES, classes);
        for (int i = 0; i < EXAMPLES; i++) {
            labels.putScalar(i, i % classes, 1);
        }
        return new DataSet(features, labels);
    }

    private static ConvolutionLayer.Builder convolution(int kernel, int stride, int out) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .nOut(out);
    }

    private static OutputLayer softmax(int classes) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static ComputationGraph graph(GraphBuilder builder) {
        ComputationGraph network = new ComputationGraph(builder.build());
        network.init();
        return network;
    }

    @Test
    void should_export_a_perceptron() {
        MultiLayerNetwork network = Networks.of(configuration()
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(32)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(16)
                        .activation(Activation.TANH)
                        .build())
                .layer(softmax(5))
                .setInputType(InputType.feedForward(20)));
        DataSet data = classes(random(EXAMPLES, 20), 5);
        for (int step = 0; step < STEPS; step++) {
            network.fit(data);
        }

        ExportParity.of(network).trained().named("perceptron").check();
    }

    /** LeCun et al. 1998, with the maxima and rectifiers of today. */
    @Test
    void should_export_lenet() {
        InputType images = InputType.convolutional(28, 28, 1);
        MultiLayerNetwork network = Networks.of(configuration()
                .list()
                .layer(convolution(5, 1, 6).activation(Activation.RELU).build())
                .layer(halve())
                .layer(convolution(5, 1, 16)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .activation(Activation.RELU)
                        .build())
                .layer(halve())
                .layer(new DenseLayer.Builder()
                        .nOut(120)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(84)
                        .activation(Activation.RELU)
                        .build())
                .layer(softmax(10))
                .setInputType(images));
        DataSet data = classes(random(EXAMPLES, 1, 28, 28), 10);
        for (int step = 0; step < STEPS; step++) {
            network.fit(data);
        }

        ExportParity.of(network).trained().named("lenet").inputTypes(images).check();
    }

    private static Layer halve() {
        return new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build();
    }

    /** He et al. 2015: blocks whose input is added to their output, projected where the shape changes. */
    @Test
    void should_export_a_residual_network() {
        InputType images = InputType.convolutional(16, 16, 3);
        GraphBuilder builder = configuration().graphBuilder().addInputs("image").setInputTypes(images);
        normalised(builder, "stem", convolution(3, 1, 8), "image");
        rectified(builder, "stem_relu", "stem");
        block(builder, "one", "stem_relu", 8, 1);
        block(builder, "two", "one", 16, 2);
        builder.addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "two")
                .addLayer("class", softmax(4), "pool")
                .setOutputs("class");
        ComputationGraph network = graph(builder);
        DataSet data = classes(random(EXAMPLES, 3, 16, 16), 4);
        for (int step = 0; step < STEPS; step++) {
            network.fit(data);
        }

        ExportParity.of(network).trained().named("resnet").inputTypes(images).check();
    }

    private static void block(GraphBuilder builder, String name, String input, int out, int stride) {
        normalised(builder, name + "_a", convolution(3, stride, out), input);
        rectified(builder, name + "_a_relu", name + "_a");
        normalised(builder, name + "_b", convolution(3, 1, out), name + "_a_relu");
        String shortcut = input;
        if (stride > 1) {
            shortcut = name + "_projection";
            normalised(builder, shortcut, convolution(1, stride, out), input);
        }
        builder.addVertex(name + "_sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + "_b", shortcut);
        rectified(builder, name, name + "_sum");
    }

    private static void normalised(GraphBuilder builder, String name, ConvolutionLayer.Builder layer, String input) {
        builder.addLayer(name + "_conv", layer.hasBias(false).build(), input)
                .addLayer(name, new BatchNormalization(), name + "_conv");
    }

    private static void rectified(GraphBuilder builder, String name, String input) {
        builder.addLayer(name, new ActivationLayer(Activation.RELU), input);
    }

    /** Ronneberger et al. 2015 in the layers of Radford et al. 2016: down by convolutions, up by transposed ones. */
    @Test
    void should_export_a_u_net() {
        InputType images = InputType.convolutional(28, 28, 1);
        GraphBuilder builder = configuration()
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(images)
                .addLayer("down1", leaky(convolution(4, 2, 4)), "image")
                .addLayer("down2_conv", convolution(4, 2, 8).hasBias(false).build(), "down1")
                .addLayer("down2_norm", new BatchNormalization(), "down2_conv")
                .addLayer("down2", new ActivationLayer(Activation.LEAKYRELU), "down2_norm")
                .addLayer("up1_deconv", deconvolution(4), "down2")
                .addLayer("up1_norm", new BatchNormalization(), "up1_deconv")
                .addLayer("up1", new ActivationLayer(Activation.LEAKYRELU), "up1_norm")
                .addVertex("skip", new MergeVertex(), "up1", "down1")
                .addLayer("up2", deconvolution(1), "skip")
                .addLayer(
                        "result",
                        new CnnLossLayer.Builder(LossFunction.MSE)
                                .activation(Activation.TANH)
                                .build(),
                        "up2")
                .setOutputs("result");
        ComputationGraph network = graph(builder);
        INDArray data = random(EXAMPLES, 1, 28, 28);
        for (int step = 0; step < STEPS; step++) {
            network.fit(new DataSet(data, data));
        }

        ExportParity.of(network).trained().named("u-net").inputTypes(images).check();
    }

    private static Layer leaky(ConvolutionLayer.Builder layer) {
        return layer.activation(Activation.LEAKYRELU).build();
    }

    private static Layer deconvolution(int out) {
        return new Deconvolution2D.Builder(4, 4).stride(2, 2).nOut(out).build();
    }
}
