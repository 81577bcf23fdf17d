package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

class ExportSavedNetworkTest extends CommandTest {

    /** A name that says nothing of the content. */
    private Path saved;

    private Path output;

    @BeforeEach
    void place() {
        saved = folder.resolve("network.model");
        output = folder.resolve("out.onnx");
    }

    private MultiLayerNetwork save(Layer layer) throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list().layer(layer).build());
        network.init();
        ModelSerializer.writeModel(network, saved.toFile(), false);
        return network;
    }

    /** An activation function of somebody's own. */
    static final class OwnActivation extends ActivationCube {
        private static final long serialVersionUID = 1L;
    }

    private static Layer layer(int inputs, int outputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    @Test
    void should_export_a_zip_that_other_commands_serve() throws IOException {
        save(layer(2, 2));
        Path table = file("table.csv", "a,b\n1,3\n-2,0\n");

        assertThat(run("export", "--model", saved, "-o", output, "--opset", 15))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("Wrote " + output + " (opset 15).");
        assertThat(run("predict", "--model", output, "-i", table, "-o", folder.resolve("result.csv")))
                .as(() -> err)
                .isZero();
    }

    @Test
    void should_take_the_type_of_an_input() throws IOException {
        save(new ActivationLayer.Builder().activation(Activation.TANH).build());

        assertFails(run("export", "--model", saved, "-o", output), 2, "input 'input'", "give the input types");
        assertFails(run("export", "--model", saved, "-o", output, "--input-type", "2"), 2, "'2' is no input type");
        assertThat(run("export", "--model", saved, "-o", output, "--input-type", "feedforward:2"))
                .as(() -> err)
                .isZero();
    }

    @Test
    void should_fail_with_one_message_on_a_bad_zip() throws IOException {
        save(layer(2, 2));
        byte[] whole = Files.readAllBytes(saved);
        Files.write(saved, Arrays.copyOf(whole, whole.length / 2));

        assertFails(run("export", "--model", saved, "-o", output), 2, saved.toString(), "is no whole zip");
        assertThat(output).doesNotExist();
    }

    @Test
    void should_want_a_zip_for_the_type_of_an_input() throws IOException {
        Path other = file("model.tribuo", "no model");

        assertFails(
                run("export", "--model", other, "-o", output, "--input-type", "feedforward:2"),
                2,
                "--input-type is for a zip",
                "--help");
    }

    @Test
    void should_want_leave_for_parameters_that_are_no_numbers() throws IOException {
        MultiLayerNetwork network = save(layer(2, 2));
        network.getLayer(0).getParam("b").putScalar(1, Double.NaN);
        ModelSerializer.writeModel(network, saved.toFile(), false);

        assertFails(
                run("export", "--model", saved, "-o", output),
                2,
                "layer 0 (DenseLayer): 1 of the 2 values of its parameter 'b'",
                "--allow-nan");
        assertThat(output).doesNotExist();
        assertThat(run("export", "--model", saved, "-o", output, "--allow-nan"))
                .as(() -> err)
                .isZero();
    }

    @Test
    void should_want_a_zip_for_leave_of_such_parameters() throws IOException {
        Path other = file("model.tribuo", "no model");

        assertFails(run("export", "--model", other, "-o", output, "--allow-nan"), 2, "--allow-nan is for a zip");
    }

    @Test
    void should_warn_of_a_network_in_half() throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT16)
                .list()
                .layer(layer(2, 2))
                .build());
        network.init();
        ModelSerializer.writeModel(network, saved.toFile(), false);

        assertThat(run("export", "--model", saved, "-o", output)).as(() -> err).isZero();
        assertThat(err).contains("warning: " + saved + ": DL4J computes this network in HALF, the file in FLOAT");
    }

    @Test
    void should_name_a_strangers_class_and_how_to_allow_it() throws IOException {
        save(new ActivationLayer.Builder().activation(new OwnActivation()).build());
        String name = OwnActivation.class.getName();

        assertFails(run("export", "--model", saved, "-o", output), 2, name, "--allow-class " + name);
        assertFails(
                run("export", "--model", saved, "-o", output, "--allow-class", name, "--input-type", "feedforward:2"),
                2,
                "layer 0 (ActivationLayer)");
    }

    @Test
    void should_fold_a_normaliser_where_asked_and_speak_of_it_otherwise() throws IOException {
        save(layer(2, 2));
        NormalizerStandardize normalizer = new NormalizerStandardize(Nd4j.ones(1, 2), Nd4j.ones(1, 2));
        ModelSerializer.addNormalizerToModel(saved.toFile(), normalizer);

        assertThat(run("export", "--model", saved, "-o", output)).as(() -> err).isZero();
        assertThat(err).contains("warning: " + saved + " holds a normaliser, a NormalizerStandardize");
        assertThat(run("export", "--model", saved, "-o", output, "--normalizer", "fold"))
                .as(() -> err)
                .isZero();
        assertThat(err).doesNotContain("warning");
        assertFails(
                run("export", "--model", saved, "-o", output, "--normalizer", "both"),
                2,
                "--normalizer 'both' is neither fold nor ignore");
        Path other = file("model.tribuo", "no model");
        assertFails(run("export", "--model", other, "-o", output, "--normalizer", "fold"), 2, "is for a zip");
    }
}
