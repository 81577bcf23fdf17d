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

class ExportSavedNetworkTest extends CommandTest {

    /** A name that says nothing of the content. */
    private Path saved;

    private Path output;

    @BeforeEach
    void place() {
        saved = folder.resolve("network.model");
        output = folder.resolve("out.onnx");
    }

    private void save(Layer layer) throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list().layer(layer).build());
        network.init();
        ModelSerializer.writeModel(network, saved.toFile(), false);
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
}
