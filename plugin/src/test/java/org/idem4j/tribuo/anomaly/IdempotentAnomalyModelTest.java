package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.protos.IdempotentAnomalyProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.test.Helpers;

@Tag("training")
class IdempotentAnomalyModelTest {

    private static final int N = 5;

    private static Dataset<Event> data;
    private static IdempotentAnomalyModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        data = Events.curved(N, 80, 4);
        model = new IdempotentAnomalyTrainer(
                        IdempotentTrainer.builder()
                                .network(MultilayerPerceptron.of(9))
                                .epochs(5)
                                .batchSize(20)
                                .build(),
                        0.9,
                        0.25,
                        1)
                .train(data);
    }

    private static double[] scores(List<Prediction<Event>> predictions) {
        return predictions.stream()
                .mapToDouble(prediction -> prediction.getOutput().getScore())
                .toArray();
    }

    @Test
    void should_come_back_from_its_protobuf_with_every_bit() throws Exception {
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);

        IdempotentAnomalyModel back = (IdempotentAnomalyModel) Model.deserializeFromFile(file);

        assertThat(back.identicalTo(model)).isTrue();
        assertThat(back.getProvenance()).isEqualTo(model.getProvenance());
        assertThat(back.threshold()).isEqualTo(model.threshold());
        assertThat(scores(back.predict(data))).isEqualTo(scores(model.predict(data)));
        Helpers.testModelProtoSerialization(model, Event.class, data);
    }

    @Test
    void should_predict_one_example_as_in_a_batch_of_any_size() {
        double[] batch = scores(model.predict(Events.curved(N, 2_500, 4)));

        for (int i = 0; i < 10; i++) {
            assertThat(model.predict(data.getExample(i)).getOutput().getScore()).isCloseTo(batch[i], within(1e-6));
        }
        assertThat(batch).hasSize(2_500);
    }

    @Test
    void should_refuse_an_example_without_a_known_feature() {
        Example<Event> stranger =
                new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, new String[] {"other"}, new double[] {1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(stranger))
                .withMessageContaining("No features found");
    }

    @Test
    void should_export_its_network_with_its_own_provenance_and_score() throws Exception {
        Path file = folder.resolve("model.onnx");
        model.saveONNXModel("org.idem4j", 1, file);
        float[] rows = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 3, -3, 3, -3, 3};

        try (OnnxRegressor served = OnnxRegressor.open(file, ServingOptions.defaults())) {
            ScoreMetadata told = ScoreMetadata.in(served.metadata()).orElseThrow();

            assertThat(served.trainedModelProvenance()).contains(model.getProvenance());
            assertThat(told).isEqualTo(model.metadata());
            assertThat(told.scale().distances(served, rows)).containsExactly(model.scores(rows), within(1e-5));
        }
    }

    @Test
    void should_find_no_score_in_the_metadata_of_another_model() {
        byte[] plain = model.regressor().exportONNXModel("org.idem4j", 1).toByteArray();

        try (OnnxRegressor served = OnnxRegressor.open(plain, "plain", ServingOptions.defaults())) {
            assertThat(ScoreMetadata.in(served.metadata())).isEmpty();
        }
    }

    @Test
    void should_refuse_what_a_stranger_stored() throws Exception {
        ModelProto proto = model.serialize();
        IdempotentAnomalyProto parts = proto.getSerializedData().unpack(IdempotentAnomalyProto.class);

        assertThatThrownBy(
                        () -> Model.deserialize(proto.toBuilder().setVersion(7).build()))
                .hasStackTraceContaining("Unknown version 7");
        assertRefused(parts.toBuilder().clearDeviations(), "at least one column");
        assertRefused(parts.toBuilder().addDeviations(1), "6 columns, the network 5");
        assertRefused(parts.toBuilder().setDeviations(1, 0), "Column 2 of the scale");
        assertRefused(parts.toBuilder().setThreshold(Double.NaN), "The threshold must be finite");
        assertRefused(parts.toBuilder().setNetwork(proto.toByteString()), "needed is a org.idem4j.tribuo.IdempotentM");
        assertRefused(
                parts.toBuilder()
                        .setNetwork(Events.linear(2, 0.9, 0.5)
                                .train(Events.curved(4, 40, 1))
                                .regressor()
                                .serialize()
                                .toByteString()),
                "other columns");
        assertRefused(
                parts.toBuilder()
                        .setMetadata(model.regressor()
                                .serialize()
                                .getSerializedData()
                                .unpack(org.idem4j.tribuo.protos.IdempotentModelProto.class)
                                .getMetadata()),
                "not of events");
    }

    private static void assertRefused(IdempotentAnomalyProto.Builder changed, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentAnomalyModel.deserializeFromProto(
                        0, IdempotentAnomalyModel.class.getName(), Any.pack(changed.build())))
                .withMessageContaining(message);
    }

    @Test
    void should_refuse_java_serialization() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(model))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("serializeToFile");
    }

    @Test
    void should_copy_to_the_same_detector() {
        assertThat(((IdempotentAnomalyModel) model.copy()).identicalTo(model)).isTrue();
    }

    /** Later versions must keep loading what earlier ones stored; see StoredDetectors. */
    @ParameterizedTest
    @CsvSource({"stored-0.1, DISTANCE", "stored-0.2, MIXTURE"})
    void should_load_the_detector_stored_by_earlier_versions(String name, AnomalyScore score) throws Exception {
        Path resources = Path.of("src/test/resources/org/idem4j/tribuo/anomaly");
        List<String> told = Files.readAllLines(resources.resolve(name + ".csv"));

        IdempotentAnomalyModel stored =
                (IdempotentAnomalyModel) Model.deserializeFromFile(resources.resolve(name + ".tribuo"));

        assertThat(stored.metadata().score()).isEqualTo(score);
        assertThat(stored.getExcuse(data.getExample(0)).isPresent()).isEqualTo(score == AnomalyScore.MIXTURE);

        assertThat(stored.threshold()).isEqualTo(Double.parseDouble(told.get(0)));
        assertThat(stored.scores(StoredDetectors.ROW))
                .containsExactly(new double[] {Double.parseDouble(told.get(1))}, within(1e-5));
        assertThat(stored.getProvenance().getTrainerProvenance().getClassName())
                .isEqualTo(IdempotentAnomalyTrainer.class.getName());
    }
}
