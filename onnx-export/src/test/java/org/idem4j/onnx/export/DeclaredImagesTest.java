package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

/** Images whose sizes a preprocessor inside the network declares. */
class DeclaredImagesTest {

    private static Layer convolution(int size, CNN2DFormat format) {
        return new ConvolutionLayer.Builder(size, size)
                .nIn(1)
                .nOut(1)
                .dataFormat(format)
                .build();
    }

    private static MultiLayerNetwork network(InputPreProcessor preProcessor, int inputs, Layer... before) {
        var list = new NeuralNetConfiguration.Builder().list();
        for (Layer layer : before) {
            list.layer(layer);
        }
        list.layer(Networks.dense(inputs, 2)).inputPreProcessor(before.length, preProcessor);
        return Networks.of(list);
    }

    private static InputPreProcessor flat(int height, int width) {
        return new CnnToFeedForwardPreProcessor(height, width, 1);
    }

    private static String shape(MultiLayerNetwork network, InputType... told) {
        ValueInfoProto input = new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults().withInputTypes(told))
                .getGraph()
                .getInput(0);
        return input.getType().getTensorType().getShape().getDimList().stream()
                .map(dim -> dim.getDimParam() + (dim.hasDimValue() ? dim.getDimValue() : ""))
                .toList()
                .toString();
    }

    @Test
    void should_fix_the_size_of_an_input_from_which_alone_the_declared_one_comes() {
        MultiLayerNetwork network = network(flat(4, 6), 24, convolution(3, CNN2DFormat.NCHW));

        assertThat(shape(network)).isEqualTo("[batch, 1, 6, 8]");
        ExportParity.of(network).fed(InputType.convolutional(6, 8, 1)).check();
    }

    @Test
    void should_fix_it_with_channels_last_and_for_volumes() {
        InputPreProcessor last = new CnnToFeedForwardPreProcessor(4, 6, 1, CNN2DFormat.NHWC);
        assertThat(shape(network(last, 24, convolution(3, CNN2DFormat.NHWC)))).isEqualTo("[batch, 6, 8, 1]");

        Layer volume = new Convolution3D.Builder(2, 2, 2).nIn(1).nOut(1).build();
        InputPreProcessor flat = new Cnn3DToFeedForwardPreProcessor(2, 3, 4, 1, true);
        assertThat(shape(network(flat, 24, volume))).isEqualTo("[batch, 1, 3, 4, 5]");
    }

    @Test
    void should_leave_open_what_comes_from_several_sizes() {
        Layer pooling =
                new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build();
        MultiLayerNetwork network = network(flat(3, 3), 9, convolution(1, CNN2DFormat.NCHW), pooling);

        assertThat(shape(network)).isEqualTo("[batch, 1, height, width]");
        ExportParity.of(network)
                .fed(InputType.convolutional(6, 7, 1))
                .fed(InputType.convolutional(7, 6, 1))
                .check();
    }

    @Test
    void should_refuse_a_declared_size_that_does_not_give_the_inputs_of_the_layer() {
        MultiLayerNetwork network = network(flat(4, 4), 9, convolution(1, CNN2DFormat.NCHW));

        assertThatThrownBy(() -> shape(network))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 1 (DenseLayer): it takes 9 features (nIn), but is given 16,"
                        + " of channels 1, height 4, width 4; DL4J refuses that");
    }

    @Test
    void should_refuse_a_told_size_that_is_not_the_declared_one() {
        MultiLayerNetwork network = network(flat(4, 4), 16, convolution(1, CNN2DFormat.NCHW));

        assertThat(shape(network, InputType.convolutional(4, 4, 1))).isEqualTo("[batch, 1, 4, 4]");
        assertThatThrownBy(() -> shape(network, InputType.convolutional(2, 8, 1)))
                .hasMessageContaining("layer 1 (DenseLayer): its preprocessor takes images of"
                        + " channels 1, height 4, width 4, but is given channels 1, height 2, width 8");
    }

    @Test
    void should_refuse_a_declared_size_that_no_input_gives() {
        MultiLayerNetwork network =
                network(flat(4, 5), 20, convolution(1, CNN2DFormat.NCHW), new Upsampling2D.Builder(2).build());

        assertThatThrownBy(() -> shape(network))
                .hasMessageContaining("layer 2 (DenseLayer): its preprocessor takes images of"
                        + " channels 1, height 4, width 5, which no input of up to 2048 gives");
    }

    private static void assertRefused(ComputationGraph graph, String message) {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());
        assertThatThrownBy(() -> exporter.export(graph, ExportOptions.defaults()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining(message);
    }

    @Test
    void should_refuse_it_in_a_vertex() {
        assertRefused(
                Networks.graph(g -> g.addInputs("image")
                        .addLayer("first", convolution(1, CNN2DFormat.NCHW), "image")
                        .addVertex("flat", new PreprocessorVertex(flat(4, 4)), "first")
                        .addLayer("last", Networks.dense(9, 2), "flat")
                        .setOutputs("last")),
                "'last' (DenseLayer): it takes 9 features (nIn), but is given 16;");
    }

    /** In a row DL4J's builder would correct it. */
    @Test
    void should_refuse_layers_that_do_not_fit_together() {
        assertRefused(
                Networks.graph(g -> g.addInputs("row")
                        .addLayer("first", Networks.dense(4, 5), "row")
                        .addLayer("last", Networks.dense(6, 2), "first")
                        .setOutputs("last")),
                "'last' (DenseLayer): it takes 6 features (nIn), but is given 5;");
    }

    @Test
    void should_hide_numbers_that_depend_on_a_choice() {
        assertThat(OpenSizes.hidden("layer 1: 960 of 3x960", "layer 1: 961 of 3x961"))
                .isEqualTo("layer 1: ? of 3x?");
        assertThat(OpenSizes.hidden("layer 1: 960 is odd", "layer 1: 962 is even"))
                .isEqualTo("layer ?: ? is odd");
    }
}
