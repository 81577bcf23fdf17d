package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.modelimport.keras.layers.TFOpLayer;
import org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor;
import org.deeplearning4j.preprocessors.KerasFlattenRnnPreprocessor;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What DL4J's import of Keras models puts into a network. */
@SuppressWarnings("deprecation") // Imported networks still have them.
class KerasImportTest {

    @TempDir
    private Path folder;

    private SavedZip zip;

    @BeforeEach
    void place() {
        zip = new SavedZip(folder.resolve("net.zip"));
    }

    private void save(InputPreProcessor preProcessor, Layer... layers) throws IOException {
        var list = new NeuralNetConfiguration.Builder().list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        zip.save(Networks.of(list.inputPreProcessor(layers.length - 1, preProcessor)));
    }

    private static Layer lstm(int in) {
        return new LSTM.Builder().nIn(in).nOut(3).build();
    }

    private static Layer convolution(int in) {
        return new ConvolutionLayer.Builder(2, 2).nIn(in).nOut(3).build();
    }

    static Stream<Arguments> preProcessors() {
        return Stream.of(
                Arguments.of(
                        new KerasFlattenRnnPreprocessor(5, 3),
                        new Layer[] {lstm(2), Networks.dense(15, 2)},
                        InputType.recurrent(2, 5)),
                Arguments.of(new PermutePreprocessor(2, 1), new Layer[] {lstm(4)}, InputType.recurrent(6, 4)),
                Arguments.of(
                        new PermutePreprocessor(3, 1, 2),
                        new Layer[] {convolution(5)},
                        InputType.convolutional(4, 5, 2)),
                Arguments.of(
                        new ReshapePreprocessor(new long[] {12}, new long[] {4, 3}, false),
                        new Layer[] {lstm(4)},
                        InputType.feedForward(12)),
                Arguments.of(
                        new ReshapePreprocessor(new long[] {24}, new long[] {2, 3, 4}, false),
                        new Layer[] {convolution(2)},
                        InputType.feedForward(24)),
                Arguments.of(
                        new ReshapePreprocessor(new long[] {4, 3}, new long[] {12}, false),
                        new Layer[] {Networks.dense(12, 2)},
                        InputType.recurrent(4, 3)),
                Arguments.of(
                        new TensorFlowCnnToFeedForwardPreProcessor(3, 4, 3),
                        new Layer[] {convolution(2), Networks.dense(36, 2)},
                        InputType.convolutional(4, 5, 2)));
    }

    @ParameterizedTest
    @MethodSource("preProcessors")
    void should_export_a_preprocessor_of_the_import(InputPreProcessor preProcessor, Layer[] layers, InputType type)
            throws IOException {
        save(preProcessor, layers);

        ExportParity.of(SavedNetwork.read(zip.path()).network())
                .inputTypes(type)
                .check();
    }

    @Test
    void should_know_a_preprocessor_by_its_former_name() throws IOException {
        save(new PermutePreprocessor(2, 1), lstm(4));
        zip.replaceText(
                "\"org.deeplearning4j.preprocessors.PermutePreprocessor\"",
                "\"org.deeplearning4j.nn.modelimport.keras.preprocessors.PermutePreprocessor\"");

        ExportParity.of(SavedNetwork.read(zip.path()).network())
                .inputTypes(InputType.recurrent(6, 4))
                .check();
    }

    @Test
    void should_refuse_an_operation_of_tensorflow_by_its_name() throws IOException {
        zip.save(Networks.of(Networks.dense(4, 3)));
        String json = zip.json();
        int from = json.indexOf("\"layer\" : {");
        int to = json.indexOf("\"maxNumLineSearchIterations\"");
        zip.replace(
                SavedZip.CONFIGURATION,
                json.substring(0, from) + "\"layer\" : {\"@class\" : \"" + TFOpLayer.class.getName()
                        + "\", \"nodeDef\" : {}, \"constants\" : {}}, " + json.substring(to));
        zip.replace(SavedZip.PARAMETERS, (byte[]) null);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SavedNetwork.export(zip.path(), folder.resolve("net.onnx"), SavedNetworkOptions.defaults()))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("at '/confs/0/layer', of " + TFOpLayer.class.getName()
                                + ", is nothing that it can take"));
    }
}
