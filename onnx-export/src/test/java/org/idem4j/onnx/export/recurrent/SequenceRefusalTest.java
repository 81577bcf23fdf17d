package org.idem4j.onnx.export.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class SequenceRefusalTest {

    /** An activation function of a user. */
    private static final class Mine extends ActivationTanH {
        private static final long serialVersionUID = 1L;
    }

    private static LSTM.Builder lstm() {
        return new LSTM.Builder().nIn(3).nOut(3).weightInit(WeightInit.XAVIER);
    }

    static Stream<Arguments> refused() {
        String masks = "masks of time steps are not exported";
        Layer masked = new MaskZeroLayer(lstm().build(), 0);
        Layer mine = lstm().gateActivationFunction(new Mine()).build();
        return Stream.of(
                Arguments.of(new MaskLayer(), masks),
                Arguments.of(masked, masks),
                Arguments.of(new LastTimeStep(masked), masks),
                Arguments.of(new Bidirectional(masked), masks),
                Arguments.of(new Bidirectional(mine), "its activation function " + Mine.class.getName()),
                Arguments.of(
                        new SimpleRnn.Builder()
                                .nIn(3)
                                .nOut(3)
                                .hasLayerNorm(true)
                                .build(),
                        "DL4J 1.0.0-M2.1 itself can't compute its layer normalisation"),
                Arguments.of(
                        new RnnOutputLayer.Builder(LossFunction.MSE)
                                .nIn(3)
                                .nOut(3)
                                .hasBias(false)
                                .build(),
                        "DL4J 1.0.0-M2.1 itself can't compute it without a bias"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void should_refuse_by_name_with_the_reason(Layer layer, String reason) {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());

        assertThatThrownBy(() -> exporter.export(Networks.of(lstm().build(), layer), ExportOptions.defaults()))
                .isInstanceOfSatisfying(
                        UnsupportedNetworkException.class,
                        refused -> assertThat(refused.obstacles())
                                .singleElement()
                                .asString()
                                .startsWith("layer 1 (" + layer.getClass().getSimpleName() + "): " + reason));
    }

    @Test
    void should_refuse_series_of_another_format_than_the_layers() {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());
        ExportOptions options = ExportOptions.defaults().withInputTypes(InputType.recurrent(3, RNNFormat.NCW));

        assertThatThrownBy(() -> exporter.export(
                        Networks.of(lstm().dataFormat(RNNFormat.NWC).build()), options))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 0 (LSTM): it can't take")
                .hasMessageContaining("the layer's format is NWC; give series of that format");
    }
}
