package org.idem4j.onnx.export.feedforward;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.StandardTranslators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationGELU;

class FeedForwardExportTest {

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void should_export_dense(boolean bias, boolean normalised) {
        MultiLayerNetwork network = Networks.of(
                new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(5)
                        .hasBias(bias)
                        .hasLayerNorm(normalised)
                        .activation(Activation.TANH)
                        .build(),
                new OutputLayer.Builder()
                        .nIn(5)
                        .nOut(3)
                        .hasBias(bias)
                        .activation(Activation.SOFTMAX)
                        .build());

        ExportParity.of(network).check();
    }

    @Test
    void should_give_zero_where_layer_normalisation_has_nothing_to_divide_by() {
        ExportParity.of(Networks.of(new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(1)
                        .hasLayerNorm(true)
                        .activation(Activation.IDENTITY)
                        .build()))
                .check();
    }

    @Test
    void should_export_the_precise_gelu_of_dl4j() {
        ExportParity.of(Networks.of(new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(64)
                        .activation(new ActivationGELU(true))
                        .build()))
                .scale(2)
                .check();
    }

    @Test
    void should_export_a_center_loss_and_an_auto_encoder() {
        ExportParity.of(Networks.of(
                        new AutoEncoder.Builder()
                                .nIn(4)
                                .nOut(5)
                                .activation(Activation.SIGMOID)
                                .build(),
                        new CenterLossOutputLayer.Builder()
                                .nIn(5)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()))
                .check();
    }

    @Test
    void should_export_weights_by_element_and_a_loss_without_any() {
        ExportParity.of(Networks.of(
                        new ElementWiseMultiplicationLayer.Builder()
                                .nIn(4)
                                .nOut(4)
                                .activation(Activation.ELU)
                                .build(),
                        new LossLayer.Builder().activation(Activation.SOFTMAX).build()))
                .check();
    }

    @Test
    void should_leave_out_dropout_and_noise_of_every_kind() {
        MultiLayerNetwork network = Networks.of(
                new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(5)
                        .dropOut(new GaussianNoise(0.5))
                        .weightNoise(new DropConnect(0.5))
                        .build(),
                new DropoutLayer.Builder(new AlphaDropout(0.5)).build(),
                new DropoutLayer.Builder(new GaussianDropout(0.5)).build(),
                new DropoutLayer.Builder(new SpatialDropout(0.5)).build(),
                Networks.dense(5, 3));

        ExportParity.of(network).check();

        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, 13);
        assertThat(model.getGraph().getNodeList())
                .extracting(node -> node.getOpType())
                .containsExactly("Gemm", "Sigmoid", "Gemm", "Tanh", "Identity");
    }

    @Test
    void should_export_the_layer_inside_a_frozen_one() {
        ExportParity.of(Networks.of(
                        new FrozenLayer(Networks.dense(4, 5)),
                        new FrozenLayerWithBackprop(new FrozenLayer(Networks.dense(5, 3)))))
                .check();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void should_export_slopes_shared_along_axes(int shared) {
        PReLULayer.Builder prelu = new PReLULayer.Builder().inputShape(2, 3, 4);
        PReLULayer layer = switch (shared) {
            case 0 -> prelu.build();
            case 1 -> prelu.sharedAxes(1).build();
            default -> prelu.sharedAxes(2, 3).build();
        };

        ExportParity.of(Networks.of(layer))
                .inputTypes(InputType.convolutional(3, 4, 2))
                .check();
    }

    @Test
    void should_export_slopes_of_features() {
        ExportParity.of(Networks.of(
                        Networks.dense(4, 5),
                        new PReLULayer.Builder().inputShape(5).build()))
                .check();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void should_export_an_embedding_of_a_column(boolean bias) {
        ExportParity.of(Networks.of(
                        new EmbeddingLayer.Builder()
                                .nIn(7)
                                .nOut(4)
                                .hasBias(bias)
                                .activation(Activation.SOFTSIGN)
                                .build(),
                        Networks.dense(4, 3)))
                .indices(7)
                .check();
    }

    @ParameterizedTest
    @EnumSource(RNNFormat.class)
    void should_export_an_embedding_of_a_sequence(RNNFormat format) {
        MultiLayerNetwork network = Networks.of(new EmbeddingSequenceLayer.Builder()
                .nIn(7)
                .nOut(4)
                .hasBias(true)
                .inferInputLength(true)
                .outputDataFormat(format)
                .activation(Activation.SOFTMAX)
                .build());

        ExportParity.of(network).indices(7).check();
        ExportParity.of(network).indices(7).inputTypes(InputType.feedForward(6)).check();
    }

    @Test
    void should_take_a_softmax_of_images_along_the_last_axis() {
        ExportParity.of(Networks.of(new ActivationLayer.Builder()
                        .activation(Activation.SOFTMAX)
                        .build()))
                .inputTypes(InputType.convolutional(3, 4, 2))
                .check();
    }
}
