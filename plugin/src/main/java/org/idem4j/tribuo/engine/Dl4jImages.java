package org.idem4j.tribuo.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Image networks of DL4J's own layers, which are a {@link ComputationGraph} over the same parameters. */
final class Dl4jImages {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final GraphBuilder builder = new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .graphBuilder()
            .addInputs(INPUT);
    private int number;

    private Dl4jImages() {}

    /**
     * A network of layers that DL4J has, from rows to rows.
     *
     * @param flat Its parameters, [1 × count]: the network computes on the very array.
     * @throws IllegalArgumentException If it has a layer that DL4J lacks.
     */
    static ComputationGraph of(ImageNetwork network, INDArray flat) {
        Dl4jImages images = new Dl4jImages();
        ImageShape in = network.input();
        ImageShape out = network.output();
        String last = images.chain(network.layers(), INPUT);
        images.builder
                .addLayer(
                        OUTPUT,
                        new LossLayer.Builder(LossFunction.MSE)
                                .activation(new ActivationIdentity())
                                .build(),
                        new CnnToFeedForwardPreProcessor(out.height(), out.width(), out.channels()),
                        last)
                .setOutputs(OUTPUT)
                .setInputTypes(InputType.convolutionalFlat(in.height(), in.width(), in.channels()));
        ComputationGraph graph = new ComputationGraph(images.builder.build());
        graph.init(flat, false);
        return graph;
    }

    private String chain(List<ImageLayer> layers, String input) {
        String x = input;
        for (ImageLayer layer : layers) {
            x = append(layer, x);
        }
        return x;
    }

    private String append(ImageLayer layer, String x) {
        if (layer instanceof SkipLayer skip) {
            String inner = chain(skip.around(), x);
            String name = name("join");
            builder.addVertex(name, new MergeVertex(), x, inner);
            return name;
        } else if (layer instanceof ConvolutionLayer of) {
            return add(
                    "convolution",
                    x,
                    new Convolution2D.Builder(of.side(), of.side())
                            .stride(of.stride(), of.stride())
                            .padding(of.border(), of.border())
                            .convolutionMode(ConvolutionMode.Truncate)
                            .nIn(of.input().channels())
                            .nOut(of.filters())
                            .activation(Activations.of(of.activation()))
                            .build());
        } else if (layer instanceof TransposedLayer of) {
            return add(
                    "transposed",
                    x,
                    new Deconvolution2D.Builder(of.side(), of.side())
                            .stride(of.stride(), of.stride())
                            .padding(of.border(), of.border())
                            .convolutionMode(ConvolutionMode.Truncate)
                            .nIn(of.input().channels())
                            .nOut(of.filters())
                            .activation(Activations.of(of.activation()))
                            .build());
        } else if (layer instanceof BatchNormLayer of) {
            String normal = add(
                    "norm",
                    x,
                    new BatchNormalization.Builder()
                            .decay(BatchNormLayer.DECAY)
                            .eps(BatchNormLayer.EPSILON)
                            .useLogStd(false)
                            .nIn(of.input().channels())
                            .nOut(of.input().channels())
                            .build());
            return add(
                    "activation",
                    normal,
                    new ActivationLayer.Builder()
                            .activation(Activations.of(of.activation()))
                            .build());
        }
        throw new IllegalArgumentException("DL4J has no group normalisation, which this network has: leave it with"
                + " idem4j or export it to ONNX, or train one with the norm BATCH or NONE for DL4J.");
    }

    private String add(String kind, String x, Layer layer) {
        String name = name(kind);
        builder.addLayer(name, layer, x);
        return name;
    }

    private String name(String kind) {
        return kind + number++;
    }
}
