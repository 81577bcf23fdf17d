package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableDataset;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.onnx.OnnxTestUtils;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

@Tag("training")
class IdempotentModelTest {

    private static final int N = 5;
    /** Between DL4J and ONNX Runtime, relative to the largest value of a column. */
    private static final double PARITY = 1e-5;

    private static Dataset<Regressor> data;
    private static IdempotentModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        data = SelfMapData.curved(N, 80, 4);
        model = trained(data, Activation.TANH);
    }

    private static IdempotentModel trained(Dataset<Regressor> on, Activation activation) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(9, 8).withActivations(activation, Activation.IDENTITY))
                .epochs(5)
                .batchSize(20)
                .build()
                .train(on);
    }

    private static void assertSameValues(List<Prediction<Regressor>> found, List<Prediction<Regressor>> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).getOutput().getNames())
                    .isEqualTo(expected.get(i).getOutput().getNames());
            assertThat(found.get(i).getOutput().getValues())
                    .isEqualTo(expected.get(i).getOutput().getValues());
        }
    }

    @Test
    void should_come_back_from_its_protobuf_with_every_bit() throws Exception {
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);

        IdempotentModel back = (IdempotentModel) Model.deserializeFromFile(file);

        assertThat(back.identicalTo(model)).isTrue();
        assertThat(back.history()).isEqualTo(model.history());
        assertThat(back.getProvenance()).isEqualTo(model.getProvenance());
        assertSameValues(back.predict(data), model.predict(data));
        Helpers.testModelProtoSerialization(model, Regressor.class, data);
        Helpers.testProvenanceMarshalling(model.getProvenance());
    }

    @Test
    void should_predict_one_example_as_in_a_batch() {
        List<Prediction<Regressor>> batch = model.predict(data);

        for (int i = 0; i < 10; i++) {
            assertThat(model.predict(data.getExample(i)).getOutput().getValues())
                    .containsExactly(batch.get(i).getOutput().getValues(), within(1e-6));
        }
    }

    @Test
    void should_refuse_an_example_without_a_known_feature() {
        Example<Regressor> stranger =
                new ArrayExample<>(new Regressor("sensor000", 0), new String[] {"other"}, new double[] {1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(stranger))
                .withMessageContaining("No features found");
    }

    @Test
    void should_give_bit_equal_predictions_to_many_threads() throws Exception {
        float[] rows = new float[40 * N];
        Arrays.setAll(new double[rows.length], i -> rows[i] = (float) Math.sin(i));
        float[] expected = model.apply(rows);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> work = () -> {
                boolean equal = true;
                for (int i = 0; i < 100; i++) {
                    equal &= Arrays.equals(expected, model.apply(rows));
                }
                return equal;
            };
            for (Future<Boolean> equal : pool.invokeAll(Collections.nCopies(8, work))) {
                assertThat(equal.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void should_equal_its_onnx_file_on_random_and_extreme_rows(Activation activation) {
        IdempotentModel trained = trained(data, activation);
        float[] rows = new float[60 * N];
        // DL4J's softplus is infinite from 89 on, where eˣ leaves the floats; ONNX Runtime's goes on as x.
        float far = activation == Activation.SOFTPLUS ? 10f : 100f;
        float[] scales = {0f, 1e-6f, 1f, 1f, 3f, far};
        for (int i = 0; i < rows.length; i++) {
            rows[i] = scales[i / N % scales.length] * (float) Math.sin(1 + i);
        }
        float[] ours = trained.apply(rows);

        try (OnnxRegressor served = OnnxRegressor.open(
                trained.exportONNXModel("org.idem4j", 1).toByteArray(), "test", ServingOptions.defaults())) {
            float[] theirs = served.apply(rows);
            for (int row = 0; row < 60; row++) {
                double largest = 1e-3;
                for (int c = 0; c < N; c++) {
                    largest = Math.max(largest, Math.abs(ours[row * N + c]));
                }
                for (int c = 0; c < N; c++) {
                    assertThat((double) theirs[row * N + c])
                            .as("%s, row %d, column %d", activation, row, c)
                            .isCloseTo(ours[row * N + c], within(PARITY * largest));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17})
    void should_export_at_every_opset_with_names_and_provenance(int opset) {
        try (OnnxRegressor served = OnnxRegressor.open(
                model.exportONNXModel("org.idem4j", 1, opset).toByteArray(), "test", ServingOptions.defaults())) {
            assertThat(served.graphNames()).isEqualTo(model.selfMap().names());
            assertThat(served.trainedModelProvenance()).contains(model.getProvenance());
        }
    }

    @Test
    void should_pass_tribuos_own_onnx_comparison() throws Exception {
        Path file = folder.resolve("model.onnx");
        model.saveONNXModel("org.idem4j", 1, file);

        OnnxTestUtils.onnxRegressorComparison(model, file, data, 1e-5);
    }

    @Test
    void should_serve_columns_by_name_when_output_ids_have_an_order_of_their_own() {
        Map<Regressor, Integer> ids = new HashMap<>();
        for (int c = 0; c < N; c++) {
            ids.put(new Regressor(SelfMapData.names(N)[c], Double.NaN), N - 1 - c);
        }
        Dataset<Regressor> reordered = ImmutableDataset.copyDataset(
                data, data.getFeatureIDMap(), new RegressionFactory().constructInfoForExternalModel(ids));

        IdempotentModel other = trained(reordered, Activation.TANH);

        assertThat(other.parameters()).isEqualTo(model.parameters());
        assertSameValues(other.predict(data), model.predict(data));
    }

    @Test
    void should_refuse_what_a_stranger_stored() {
        ModelProto proto = model.serialize();

        assertThatThrownBy(
                        () -> Model.deserialize(proto.toBuilder().setVersion(7).build()))
                .hasStackTraceContaining("Unknown version 7");
        assertThatThrownBy(() -> IdempotentModel.deserializeFromProto(
                        0, IdempotentModel.class.getName(), com.google.protobuf.Any.getDefaultInstance()))
                .isInstanceOf(com.google.protobuf.InvalidProtocolBufferException.class);
    }

    @Test
    void should_refuse_java_serialization() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(model))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("serializeToFile");
    }

    @Test
    void should_copy_to_the_same_function() {
        assertThat(((IdempotentModel) model.copy()).identicalTo(model)).isTrue();
    }

    /** Later versions must keep loading what earlier ones stored; see StoredModels. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "linear-0.1",
                "0.2",
                "0.2-span",
                "0.2-purified",
                "0.3-polished",
                "0.3-masked",
                "0.4-filling",
                "0.5-filling",
                "0.6-images",
                "0.6-skips",
                "0.6-projector",
                "0.7-retraction"
            })
    void should_load_the_model_and_the_file_stored_by_earlier_versions(String version) throws Exception {
        Path resources = Path.of("src/test/resources/org/idem4j/tribuo");
        List<String> expected = Files.readAllLines(resources.resolve("stored-" + version + ".csv"));
        float[] x = row(expected.get(0));
        float[] y = row(expected.get(1));

        IdempotentModel stored =
                (IdempotentModel) Model.deserializeFromFile(resources.resolve("stored-" + version + ".tribuo"));
        try (OnnxRegressor served =
                OnnxRegressor.open(resources.resolve("stored-" + version + ".onnx"), ServingOptions.defaults())) {
            assertClose(stored.apply(x), y);
            assertClose(served.apply(x), y);
            float[] gapped = x.clone();
            gapped[1] = Float.NaN;
            if (stored.repairFacts().fillsItself()) {
                assertClose(served.apply(gapped), stored.apply(gapped));
            }
            assertThat(served.trainedModelProvenance()).contains(stored.getProvenance());
            assertThat(served.repairFacts()).isEqualTo(stored.repairFacts());
            assertThat(stored.repairFacts().fillsMissing()).isEqualTo(version.matches(".*(masked|filling)"));
        }
    }

    private static void assertClose(float[] found, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static float[] row(String line) {
        String[] cells = line.split(",");
        float[] values = new float[cells.length];
        for (int c = 0; c < cells.length; c++) {
            values[c] = Float.parseFloat(cells[c]);
        }
        return values;
    }
}
