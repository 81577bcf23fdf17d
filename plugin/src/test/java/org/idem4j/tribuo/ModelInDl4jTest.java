package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("A model's network in DL4J")
@Tag("training")
class ModelInDl4jTest {

    private static final int N = 5;
    /** Of the largest value. */
    private static final double PARITY = 1e-5;

    private static IdempotentModel trained(NetworkDescription network, boolean standardised) {
        return IdempotentTrainer.builder()
                .network(network)
                .guard(false) // which is no part of the network
                .standardize(standardised)
                .epochs(3)
                .batchSize(20)
                .build()
                .train(SelfMapData.curved(N, 80, 4));
    }

    private static float[] rows() {
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = new float[30 * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (1 + 2 * random.nextGaussian());
        }
        return rows;
    }

    private static float[] applied(Dl4jNetwork dl4j, float[] rows) {
        INDArray x = Nd4j.createFromArray(rows).reshape(rows.length / N, N);
        dl4j.normalizer().ifPresent(normalizer -> normalizer.transform(x));
        INDArray y = dl4j.network() instanceof MultiLayerNetwork layers
                ? layers.output(x)
                : ((ComputationGraph) dl4j.network()).output(x)[0];
        dl4j.normalizer().ifPresent(normalizer -> normalizer.revertLabels(y));
        return y.dup('c').data().asFloat();
    }

    private static void assertClose(float[] actual, float[] expected) {
        double scale = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(PARITY * scale));
        }
    }

    static Stream<Arguments> models() {
        NetworkDescription perceptron = MultilayerPerceptron.of(9, 8);
        NetworkDescription projector = ProjectorNetwork.of(4, 6).withRank(2, KeptBy.SPAN);
        NetworkDescription retraction =
                RetractionNetwork.of(MultilayerPerceptron.of(6)).withProjector(projector);
        return Stream.of(perceptron, projector, retraction)
                .flatMap(network -> Stream.of(true, false).map(standardised -> Arguments.of(network, standardised)));
    }

    @ParameterizedTest(name = "{0}, standardised: {1}")
    @MethodSource("models")
    void should_give_the_models_values_for_raw_rows(NetworkDescription network, boolean standardised) {
        IdempotentModel model = trained(network, standardised);

        Dl4jNetwork dl4j = model.toDl4j();

        assertThat(dl4j.normalizer().isPresent()).isEqualTo(standardised);
        assertClose(applied(dl4j, rows()), model.apply(rows()));
    }

    @Test
    void should_be_stored_with_its_normalizer(@TempDir Path folder) throws Exception {
        IdempotentModel model = trained(MultilayerPerceptron.of(9), true);
        Path zip = folder.resolve("model.zip");

        model.toDl4j().save(zip);

        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        NormalizerStandardize normalizer = ModelSerializer.restoreNormalizerFromFile(zip.toFile());
        assertThat(restored.params().data().asFloat()).containsExactly(model.parameters());
        assertThat(normalizer).isEqualTo(model.toDl4j().normalizer().orElseThrow());
    }

    @Test
    void should_be_without_the_models_polish() {
        IdempotentModel model = trained(MultilayerPerceptron.of(9), true);

        Dl4jNetwork dl4j = model.polished(1).toDl4j();

        assertClose(applied(dl4j, rows()), model.apply(rows()));
    }
}
