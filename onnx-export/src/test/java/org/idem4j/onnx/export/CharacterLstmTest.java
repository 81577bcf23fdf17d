package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The well-known model of text: two LSTMs that tell the next character, trained on a few lines, then exported. */
@Tag("training")
class CharacterLstmTest {

    private static final String TEXT = """
            idempotent: what it gives, it gives again. what it gives again, it gives at once.
            whoever applies it twice has applied it once, and whoever applies it once is done.
            """;

    private static final String ALPHABET = TEXT.chars()
            .distinct()
            .sorted()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {})
            .toString();

    private static final int LENGTH = 40;
    private static final int UNITS = 24;

    private static MultiLayerNetwork network(Layer first) {
        return Networks.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(0.02))
                .list()
                .layer(first)
                .layer(lstm(UNITS))
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(UNITS)
                        .nOut(ALPHABET.length())
                        // Without it DL4J's training takes the features for the time.
                        .dataFormat(RNNFormat.NCW)
                        .activation(Activation.SOFTMAX)
                        .build()));
    }

    private static LSTM lstm(int inputs) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(UNITS)
                .activation(Activation.TANH)
                .build();
    }

    /** One row of characters' indices for each start in the text, [rows, 1, LENGTH]. */
    private static INDArray indices(int shift) {
        int rows = TEXT.length() - LENGTH - 1;
        INDArray indices = Nd4j.create(rows, 1, LENGTH);
        for (int row = 0; row < rows; row++) {
            for (int time = 0; time < LENGTH; time++) {
                indices.putScalar(row, 0, time, ALPHABET.indexOf(TEXT.charAt(row + time + shift)));
            }
        }
        return indices;
    }

    private static INDArray oneHot(INDArray indices) {
        INDArray hot = Nd4j.create(indices.size(0), ALPHABET.length(), LENGTH);
        for (int row = 0; row < indices.size(0); row++) {
            for (int time = 0; time < LENGTH; time++) {
                hot.putScalar(row, indices.getInt(row, 0, time), time, 1);
            }
        }
        return hot;
    }

    private static void train(MultiLayerNetwork network, INDArray characters) {
        INDArray next = oneHot(indices(1));
        network.fit(characters, next);
        double before = network.score();
        for (int step = 0; step < 10; step++) {
            network.fit(characters, next);
        }
        assertThat(network.score()).as("trained").isLessThan(0.9 * before);
    }

    @Test
    void should_equal_dl4j_on_one_hot_characters() {
        MultiLayerNetwork network = network(lstm(ALPHABET.length()));
        train(network, oneHot(indices(0)));

        ExportParity.of(network)
                .trained()
                .fed(InputType.recurrent(ALPHABET.length(), LENGTH))
                .fed(InputType.recurrent(ALPHABET.length(), 1))
                .check();
    }

    @Test
    void should_equal_dl4j_on_embedded_characters() {
        MultiLayerNetwork network = network(new EmbeddingSequenceLayer.Builder()
                .nIn(ALPHABET.length())
                .nOut(UNITS)
                .build());
        train(network, indices(0));

        ExportParity.of(network)
                .trained()
                .indices(ALPHABET.length())
                .fed(InputType.recurrent(1, LENGTH))
                .fed(InputType.recurrent(1, 1))
                .check();
    }
}
