package org.idem4j.onnx.export.preprocessor;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnn3DPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

class PreProcessorExportTest {

    private static ActivationLayer tanh() {
        return new ActivationLayer.Builder().activation(Activation.TANH).build();
    }

    private static ExportParity before(InputPreProcessor preProcessor) {
        return ExportParity.of(Networks.of(new NeuralNetConfiguration.Builder()
                .list()
                .inputPreProcessor(0, preProcessor)
                .layer(tanh())));
    }

    static Stream<Arguments> single() {
        return Stream.of(
                Arguments.of(new CnnToFeedForwardPreProcessor(3, 4, 2), InputType.convolutional(3, 4, 2)),
                Arguments.of(
                        new CnnToFeedForwardPreProcessor(3, 4, 2, CNN2DFormat.NHWC),
                        InputType.convolutional(3, 4, 2, CNN2DFormat.NHWC)),
                Arguments.of(
                        new Cnn3DToFeedForwardPreProcessor(2, 3, 4, 5, true),
                        InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 2, 3, 4, 5)),
                Arguments.of(
                        new Cnn3DToFeedForwardPreProcessor(2, 3, 4, 5, false),
                        InputType.convolutional3D(Convolution3D.DataFormat.NDHWC, 2, 3, 4, 5)),
                Arguments.of(new FeedForwardToCnnPreProcessor(3, 4, 2), InputType.feedForward(24)),
                Arguments.of(new FeedForwardToCnn3DPreProcessor(2, 3, 4, 5, true), InputType.feedForward(120)),
                Arguments.of(new FeedForwardToCnn3DPreProcessor(2, 3, 4, 5, false), InputType.feedForward(120)),
                Arguments.of(new RnnToCnnPreProcessor(3, 4, 2), InputType.recurrent(24, 5)),
                Arguments.of(
                        new RnnToCnnPreProcessor(3, 4, 2, RNNFormat.NWC), InputType.recurrent(24, 5, RNNFormat.NWC)),
                Arguments.of(new RnnToFeedForwardPreProcessor(), InputType.recurrent(4, 5)),
                Arguments.of(new RnnToFeedForwardPreProcessor(), InputType.recurrent(4, 1)),
                Arguments.of(new RnnToFeedForwardPreProcessor(RNNFormat.NWC), InputType.recurrent(4, 5, RNNFormat.NWC)),
                Arguments.of(
                        new ComposableInputPreProcessor(
                                new CnnToFeedForwardPreProcessor(3, 4, 2), new FeedForwardToCnnPreProcessor(2, 6, 2)),
                        InputType.convolutional(3, 4, 2)));
    }

    @ParameterizedTest
    @MethodSource("single")
    void should_export_a_preprocessor(InputPreProcessor preProcessor, InputType type) {
        before(preProcessor).inputTypes(type).check();
    }

    static Stream<Arguments> told() {
        return single().filter(arguments -> !(arguments.get()[0] instanceof RnnToFeedForwardPreProcessor));
    }

    @ParameterizedTest
    @MethodSource("told")
    void should_learn_the_shape_of_the_input_from_a_preprocessor(InputPreProcessor preProcessor, InputType type) {
        before(preProcessor).fed(type).check();
    }

    @ParameterizedTest
    @EnumSource(RNNFormat.class)
    void should_fold_steps_into_rows_and_back(RNNFormat format) {
        ExportParity.of(Networks.of(new NeuralNetConfiguration.Builder()
                        .list()
                        .inputPreProcessor(0, new RnnToFeedForwardPreProcessor(format))
                        .layer(Networks.dense(4, 3))
                        .inputPreProcessor(1, new FeedForwardToRnnPreProcessor(format))
                        .layer(tanh())))
                .check();
    }

    @ParameterizedTest
    @EnumSource(RNNFormat.class)
    void should_fold_steps_into_images_and_back(RNNFormat format) {
        ExportParity.of(Networks.of(new NeuralNetConfiguration.Builder()
                        .list()
                        .inputPreProcessor(0, new RnnToCnnPreProcessor(3, 4, 2, format))
                        .layer(tanh())
                        .inputPreProcessor(1, new CnnToRnnPreProcessor(3, 4, 2, format))
                        .layer(tanh())))
                .fed(InputType.recurrent(24, 5, format))
                .check();
    }

    @Test
    void should_count_the_examples_of_the_first_input_of_a_graph() {
        ExportParity.of(Networks.graph(graph -> graph.addInputs("series")
                        .addVertex("rows", new PreprocessorVertex(new RnnToFeedForwardPreProcessor()), "series")
                        .addLayer("dense", Networks.dense(4, 3), "rows")
                        .addLayer("series again", tanh(), new FeedForwardToRnnPreProcessor(), "dense")
                        .setOutputs("series again", "dense")))
                .inputTypes(InputType.recurrent(4, 5))
                .check();
    }
}
