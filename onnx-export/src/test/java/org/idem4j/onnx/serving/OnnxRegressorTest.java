package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.onnx.DenseTransformer;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.interop.onnx.RegressorTransformer;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

class OnnxRegressorTest {

    private static final int N = TestModels.N;
    /** Single precision against double, values below 1. */
    private static final double TOLERANCE = 1e-6;

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    @TempDir
    Path folder;

    private Path write(ModelProto model) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model.toByteArray());
        return file;
    }

    private static float[] random(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        float[] values = new float[rows * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] row(float[] rows, int row) {
        double[] values = new double[N];
        Arrays.setAll(values, c -> rows[row * N + c]);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1024, 1025, 5000})
    void should_compute_what_the_formula_says_for_any_number_of_rows(int rows) throws IOException {
        float[] x = random(rows);
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(-1)), CPU)) {
            float[] y = model.apply(x);
            assertThat(y).hasSize(rows * N);
            for (int r = 0; r < rows; r++) {
                assertThat(row(y, r)).containsExactly(TestModels.oracle(row(x, r)), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 9})
    void should_serve_a_graph_of_fixed_batch_size(int rows) throws IOException {
        float[] x = random(rows);
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(4)), CPU)) {
            float[] y = model.apply(x);
            for (int r = 0; r < rows; r++) {
                assertThat(row(y, r)).containsExactly(TestModels.oracle(row(x, r)), within(TOLERANCE));
            }
        }
    }

    @Test
    void should_apply_several_passes_as_several_calls() throws IOException {
        float[] x = random(7);
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(-1)), CPU)) {
            assertThat(model.apply(x, 3)).isEqualTo(model.apply(model.apply(model.apply(x))));
        }
    }

    @Test
    void should_match_columns_by_name_when_the_graph_has_an_order_of_its_own() throws IOException {
        List<String> names = List.of("pressure", "zeta", "alpha");
        double[] x = {0.5, -1, 2};
        Example<Regressor> example = new ArrayExample<>(
                new Regressor("alpha", 0), new String[] {"alpha", "zeta", "pressure"}, new double[] {2, -1, 0.5});
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.named(names)), CPU)) {
            Regressor output = model.predict(example).getOutput();

            double[] expected = TestModels.oracle(x);
            assertThat(model.graphNames()).isEqualTo(names);
            assertThat(output.getNames()).containsExactly("alpha", "pressure", "zeta");
            assertThat(output.getValues())
                    .containsExactly(new double[] {expected[2], expected[0], expected[1]}, within(TOLERANCE));
        }
    }

    @Test
    void should_agree_with_tribuos_own_onnx_model() throws Exception {
        Path file = write(TestModels.unnamed(-1));
        List<Example<Regressor>> examples = examples(40);
        Map<String, Integer> features = new HashMap<>();
        Map<Regressor, Integer> outputs = new HashMap<>();
        for (int c = 0; c < N; c++) {
            features.put("x000" + (c + 1), c);
            outputs.put(new Regressor("x000" + (c + 1), Double.NaN), c);
        }
        try (OnnxRegressor ours = OnnxRegressor.open(file, CPU);
                ONNXExternalModel<Regressor> theirs = ONNXExternalModel.createOnnxModel(
                        new RegressionFactory(),
                        features,
                        outputs,
                        new DenseTransformer(),
                        new RegressorTransformer(),
                        new OrtSession.SessionOptions(), // closed by the model
                        file,
                        "x")) {
            List<Prediction<Regressor>> expected = theirs.predict(examples);
            List<Prediction<Regressor>> found = ours.predict(examples);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).getOutput().getValues())
                        .containsExactly(expected.get(i).getOutput().getValues(), within(TOLERANCE));
            }
        }
    }

    private static List<Example<Regressor>> examples(int rows) {
        float[] x = random(rows);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            examples.add(
                    new ArrayExample<>(new Regressor("x0001", 0), new String[] {"x0001", "x0002", "x0003"}, row(x, r)));
        }
        return examples;
    }

    @Test
    void should_give_bit_equal_answers_to_many_threads() throws Exception {
        float[] x = random(50);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(-1)), CPU)) {
            float[] expected = model.apply(x);
            Callable<Boolean> work = () -> {
                for (int i = 0; i < 500; i++) {
                    if (!Arrays.equals(expected, model.apply(x))) {
                        return false;
                    }
                }
                return true;
            };
            for (Future<Boolean> equal : pool.invokeAll(Collections.nCopies(8, work))) {
                assertThat(equal.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void should_refuse_work_after_close_and_survive_a_close_during_use() throws Exception {
        OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(-1)), CPU);
        float[] x = random(64);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<String> work = () -> {
                while (true) {
                    try {
                        model.apply(x);
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                }
            };
            List<Future<String>> ends = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ends.add(pool.submit(work));
            }
            Thread.sleep(50);
            model.close();
            for (Future<String> end : ends) {
                assertThat(end.get()).contains("has been closed");
            }
            model.close();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void should_come_back_from_its_protobuf() throws Exception {
        List<Example<Regressor>> examples = examples(20);
        Path stored = folder.resolve("served.tribuo");
        try (OnnxRegressor model = OnnxRegressor.open(write(TestModels.unnamed(-1)), CPU)) {
            model.setName("the repairer");
            model.serializeToFile(stored);
            try (OnnxRegressor back = (OnnxRegressor) Model.deserializeFromFile(stored)) {
                assertThat(back.getName()).isEqualTo("the repairer");
                assertThat(back.sha256()).isEqualTo(model.sha256());
                List<Prediction<Regressor>> expected = model.predict(examples);
                List<Prediction<Regressor>> found = back.predict(examples);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(found.get(i).getOutput().getValues())
                            .isEqualTo(expected.get(i).getOutput().getValues());
                }
            }
        }
    }

    @Test
    void should_say_in_its_provenance_what_it_serves_and_where() throws IOException {
        Path file = write(TestModels.unnamed(-1));
        try (OnnxRegressor model = OnnxRegressor.open(file, ServingOptions.defaults())) {
            var values = model.getProvenance().getInstanceProvenance().getMap();
            assertThat(values.get("file-sha256").toString()).contains(model.sha256());
            assertThat(values.get("onnxruntime-version").toString()).contains("1.29.0");
            assertThat(values.get("execution-provider").toString())
                    .contains(model.placement().provider().runtimeName());
            Helpers.testProvenanceMarshalling(model.getProvenance());
        }
    }

    @Test
    void should_serve_and_store_in_spite_of_a_provenance_that_can_not_be_read_here() throws Exception {
        ModelProto strange = TestModels.named(List.of("a", "b", "c")).toBuilder()
                .addMetadataProps(ai.onnx.proto.OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey("TRIBUO_PROVENANCE")
                        .setValue("of a class that is not there"))
                .build();
        try (OnnxRegressor model = OnnxRegressor.open(write(strange), CPU);
                OnnxRegressor back = (OnnxRegressor) Model.deserialize(model.serialize())) {
            assertThat(model.trainedModelProvenance()).isEmpty();
            assertThat(back.apply(random(3))).isEqualTo(model.apply(random(3)));
        }
    }
}
