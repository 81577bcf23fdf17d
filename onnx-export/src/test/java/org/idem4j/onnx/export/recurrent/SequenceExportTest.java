package org.idem4j.onnx.export.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.StandardTranslators;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Layers on time series other than the cells themselves; each with series of two lengths in the same model. */
@SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
class SequenceExportTest {

    private static final int IN = 3;
    private static final int OUT = 4;

    private static <T extends BaseRecurrentLayer.Builder<T>> T sized(T builder, RNNFormat format) {
        return builder.nIn(IN)
                .nOut(OUT)
                .dataFormat(format)
                .activation(Activation.TANH)
                // DL4J does not hand its default down to a layer that is wrapped twice.
                .weightInit(WeightInit.XAVIER);
    }

    private static List<Layer> recurrent(RNNFormat format) {
        return List.of(
                sized(new LSTM.Builder(), format).build(),
                sized(new GravesLSTM.Builder(), format).build(),
                sized(new SimpleRnn.Builder(), format).build(),
                // By a loop.
                sized(new SimpleRnn.Builder(), format)
                        .activation(Activation.SWISH)
                        .build());
    }

    static Stream<Arguments> recurrentLayers() {
        return Stream.of(RNNFormat.values())
                .flatMap(format -> recurrent(format).stream().map(layer -> Arguments.of(format, layer)));
    }

    static Stream<Arguments> recurrentLayersInModes() {
        return Stream.of(Bidirectional.Mode.values())
                .flatMap(mode -> recurrentLayers()
                        .map(Arguments::get)
                        .map(arguments -> Arguments.of(arguments[0], mode, arguments[1])));
    }

    private static void check(RNNFormat format, Layer... layers) {
        ExportParity.of(Networks.of(layers))
                .fed(InputType.recurrent(IN, 5, format))
                .fed(InputType.recurrent(IN, 1, format))
                .check();
    }

    @ParameterizedTest
    @MethodSource("recurrentLayersInModes")
    void should_run_a_layer_in_both_directions(RNNFormat format, Bidirectional.Mode mode, Layer layer) {
        check(format, new Bidirectional(mode, layer));
    }

    @ParameterizedTest
    @MethodSource("recurrentLayersInModes")
    void should_take_the_last_step_of_both_directions(RNNFormat format, Bidirectional.Mode mode, Layer layer) {
        check(format, new Bidirectional(mode, new LastTimeStep(layer)));
        check(format, new LastTimeStep(new Bidirectional(mode, layer)));
    }

    @ParameterizedTest
    @MethodSource("recurrentLayers")
    void should_take_the_last_step(RNNFormat format, Layer layer) {
        check(format, new LastTimeStep(layer));
        check(format, new FrozenLayer(new LastTimeStep(layer)));
    }

    @ParameterizedTest
    @EnumSource
    void should_run_a_dense_layer_on_every_step(RNNFormat format) {
        DenseLayer dense = new DenseLayer.Builder()
                .nIn(IN)
                .nOut(OUT)
                .activation(Activation.SOFTMAX)
                .build();

        check(format, new TimeDistributed(dense, format));
    }

    static Stream<Arguments> formatsAndActivations() {
        return Stream.of(RNNFormat.values())
                .flatMap(format -> Stream.of(Activation.values()).map(activation -> Arguments.of(format, activation)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndActivations")
    void should_export_outputs_at_every_step(RNNFormat format, Activation activation) {
        check(
                format,
                new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(IN)
                        .nOut(OUT)
                        .dataFormat(format)
                        .activation(activation)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("formatsAndActivations")
    void should_export_losses_at_every_step(RNNFormat format, Activation activation) {
        check(
                format,
                sized(new LSTM.Builder(), format).build(),
                new RnnLossLayer.Builder(LossFunction.MSE)
                        .dataFormat(format)
                        .activation(activation)
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void should_repeat_a_row(RNNFormat format) {
        ExportParity.of(Networks.of(
                        Networks.dense(IN, IN),
                        new RepeatVector.Builder<>(6).dataFormat(format).build(),
                        sized(new LSTM.Builder(), format).build()))
                .check();
    }

    @ParameterizedTest
    @MethodSource("formatsAndActivations")
    void should_embed_sequences(RNNFormat format, Activation activation) {
        EmbeddingSequenceLayer embedding = new EmbeddingSequenceLayer.Builder()
                .nIn(7)
                .nOut(IN)
                .hasBias(true)
                .outputDataFormat(format)
                .activation(activation)
                .build();
        var network = Networks.of(embedding, sized(new LSTM.Builder(), format).build());

        ExportParity.of(network)
                .indices(7)
                .fed(InputType.recurrent(1, 5))
                .fed(InputType.recurrent(1, 1))
                .check();
        ExportParity.of(network).indices(7).inputTypes(InputType.feedForward(5)).check();
    }

    @ParameterizedTest
    @EnumSource
    void should_name_the_time_of_inputs_and_outputs_alike(RNNFormat format) {
        Layer both = new Bidirectional(sized(new LSTM.Builder(), format).build());

        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(Networks.of(both), 13);

        int axis = format == RNNFormat.NCW ? 2 : 1;
        assertThat(List.of(model.getGraph().getInput(0), model.getGraph().getOutput(0)))
                .extracting(value ->
                        value.getType().getTensorType().getShape().getDim(axis).getDimParam())
                .containsOnly("time");
    }

    @ParameterizedTest
    @EnumSource
    void should_pool_over_time_before_a_dense_layer(RNNFormat format) {
        InputType input = InputType.recurrent(IN, 5, format);
        // DL4J takes the pooled rows for a series still, and has a preprocessor make rows of it.
        var network = Networks.of(
                input,
                sized(new LSTM.Builder(), format).build(),
                new GlobalPoolingLayer.Builder(PoolingType.MAX)
                        .poolingDimensions(format == RNNFormat.NCW ? 2 : 1)
                        .build(),
                Networks.dense(OUT, 2));

        ModelProto model = new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults().withInputTypes(input));

        ExportParity.of(network).inputTypes(input).check();
        assertThat(model.getGraph()
                        .getOutput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(0)
                        .getDimParam())
                .isEqualTo("batch");
    }
}
