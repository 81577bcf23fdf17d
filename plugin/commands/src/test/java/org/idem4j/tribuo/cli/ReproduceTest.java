package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.SplitDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

@Tag("training")
class ReproduceTest extends CommandTest {

    private static IdempotentTrainer trainer() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(9))
                .epochs(2)
                .corrector(Corrector.order(3).damped(0.5))
                .idempotenceInputs(IdempotenceInputs.BOTH)
                .corruption(new GaussianNoise(0.1))
                .validationFraction(0.2)
                .build();
    }

    private static Dataset<Regressor> data() {
        var table = new TableDataSource(ROOT.resolve("test-data/sensors-test-clean.csv"));
        var part = new SplitDataSource(table, 0.5, SplitDataSource.Part.REST);
        return new MutableDataset<>(new SelfMapDataSource(part, new GaussianNoise(0.05), 3));
    }

    @Test
    void should_rebuild_the_second_call_of_one_trainer_from_either_file() throws IOException {
        IdempotentTrainer trainer = trainer();
        trainer.train(data());
        IdempotentModel second = trainer.train(data());
        Path tribuo = folder.resolve("second.tribuo");
        Path onnx = folder.resolve("second.onnx");
        second.serializeToFile(tribuo);
        second.saveONNXModel("org.idem4j", 1, onnx);

        assertThat(run("reproduce", "--model", tribuo)).as(() -> err).isZero();
        assertThat(run("reproduce", "--model", onnx)).as(() -> err).isZero();
        assertThat(out).startsWith("identical: " + second.parameters().length + " weights");
    }

    @Test
    void should_rebuild_in_a_fresh_jvm() throws Exception {
        Path onnx = folder.resolve("model.onnx");
        trainer().train(data()).saveONNXModel("org.idem4j", 1, onnx);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path arguments = file("args", "-cp \"" + classPath.replace("\\", "/") + "\"\n" + Idem4j.class.getName());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Process process = new ProcessBuilder(java, "@" + arguments, "reproduce", "--model", onnx.toString())
                .redirectErrorStream(true)
                .directory(new File("."))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("identical");
    }

    @ParameterizedTest
    @EnumSource(KeptBy.class)
    void should_rebuild_a_projector_network_with_its_permutations(KeptBy keptBy) throws IOException {
        ProjectorNetwork network = ProjectorNetwork.of(4, 7);
        Path file = folder.resolve("projector.tribuo");
        IdempotentTrainer.builder()
                .network(keptBy == KeptBy.SPAN ? network.withRank(3, keptBy) : network.withLearntRank(0.2))
                .idempotenceWeight(0)
                .epochs(2)
                .build()
                .train(data())
                .serializeToFile(file);

        assertThat(run("reproduce", "--model", file)).as(() -> err).isZero();
        assertThat(out).contains("identical");
    }

    @Test
    void should_rebuild_a_projector_network_whose_rank_was_tried() throws IOException {
        Path file = folder.resolve("projector.tribuo");
        IdempotentModel model = IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(2, 5))
                .corruption(new GaussianNoise(0.2))
                .idempotenceWeight(0)
                .epochs(4)
                .build()
                .train(data());
        model.serializeToFile(file);

        assertThat(model.run().rank().orElseThrow()).contains("tried");
        assertThat(run("reproduce", "--model", file)).as(() -> err).isZero();
        assertThat(out).contains("identical");
    }

    @Test
    void should_rebuild_a_self_map_of_the_data_set_that_tribuos_loader_gave() throws IOException {
        Path file = folder.resolve("loaded.tribuo");
        Dataset<Regressor> loaded = new CSVLoader<>(new RegressionFactory())
                .load(ROOT.resolve("test-data/sensors-test-clean.csv"), "valve_position");
        trainer()
                .train(new MutableDataset<>(new SelfMapDataSource(loaded, new GaussianNoise(0.05), 3)))
                .serializeToFile(file);

        assertThat(run("reproduce", "--model", file)).as(() -> err).isZero();
        assertThat(out).contains("identical");
    }

    @Test
    void should_say_what_can_not_be_read_again_and_what_can() throws IOException {
        Path file = folder.resolve("part.tribuo");
        var table = new TableDataSource(ROOT.resolve("test-data/sensors-test-clean.csv"));
        var part = new TrainTestSplitter<>(table, 0.5, 1).getTrain();
        trainer().train(new MutableDataset<>(new SelfMapDataSource(part))).serializeToFile(file);

        assertFails(
                run("reproduce", "--model", file),
                2,
                "part.tribuo was trained on rows that can't be read again",
                "TrainTestSplitter",
                "SplitDataSource");
    }

    @Test
    void should_fail_when_a_single_weight_differs() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        trainer().train(data()).saveONNXModel("org.idem4j", 1, onnx);
        var model = ai.onnx.proto.OnnxMl.ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
        var weights = model.getGraphBuilder().getInitializerBuilder(2);
        byte[] raw = weights.getRawData().toByteArray();
        raw[0] ^= 1;
        weights.setRawData(com.google.protobuf.ByteString.copyFrom(raw));
        Files.write(onnx, model.build().toByteArray());

        assertFails(run("reproduce", "--model", onnx), 1, "differs from");
        assertThat(out).doesNotContain("identical");
    }

    @Test
    void should_compare_the_matrices_of_a_file_of_an_earlier_form() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        trainer().train(data()).saveONNXModel("org.idem4j", 1, onnx);
        var model = ai.onnx.proto.OnnxMl.ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
        var graph = model.getGraphBuilder();
        graph.addNodeBuilder().setOpType("Neg").addInput("input").addOutput("unused");
        Files.write(onnx, model.build().toByteArray());

        assertThat(run("reproduce", "--model", onnx)).as(() -> err).isZero();
        assertThat(out).startsWith("identical: the weight matrices").contains("to rounding", "earlier version");

        var appended = model.build().toBuilder();
        var last = appended.getGraphBuilder();
        last.getNodeBuilderList().stream()
                .filter(node -> node.getOutput(0).equals("output"))
                .forEach(node -> node.setOutput(0, "before"));
        last.addInitializerBuilder().setName("five").setDataType(1).addFloatData(5);
        last.addNodeBuilder()
                .setOpType("Add")
                .addInput("before")
                .addInput("five")
                .addOutput("output");
        Files.write(onnx, appended.build().toByteArray());
        assertFails(run("reproduce", "--model", onnx), 1, "differs from");

        var matrix = graph.getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getDimsCount() == 2)
                .findFirst()
                .orElseThrow();
        byte[] raw = matrix.getRawData().toByteArray();
        raw[0] ^= 1;
        matrix.setRawData(com.google.protobuf.ByteString.copyFrom(raw));
        Files.write(onnx, model.build().toByteArray());
        assertFails(run("reproduce", "--model", onnx), 1, "differs from");
    }
}
