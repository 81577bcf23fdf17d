package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.data.EventDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;

/** A detector of anomalies through the commands. */
@Tag("training")
class DetectorTest extends CommandTest {

    private static final Path CLEAN = ROOT.resolve("test-data/sensors-test-clean.csv");
    private static final Path DAMAGED = ROOT.resolve("test-data/sensors-test-corrupted.csv");

    private int trainDetector(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--output",
                output,
                "--config-file",
                ROOT.resolve("config/anomaly.xml"),
                "--@normal.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@clean.path",
                CLEAN,
                "--@damaged.path",
                DAMAGED,
                "--@selfMap.epochs",
                "2"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private static IdempotentAnomalyModel read(Path file) throws IOException {
        return (IdempotentAnomalyModel) Model.deserializeFromFile(file);
    }

    @Test
    void should_train_evaluate_and_write_as_tribuos_own_evaluator_counts() throws IOException {
        Path output = folder.resolve("out");

        assertThat(trainDetector(output)).as(() -> err).isZero();

        IdempotentAnomalyModel model = read(output.resolve("model.tribuo"));
        var test = EventDataSource.of(new TableDataSource(CLEAN), new TableDataSource(DAMAGED));
        var counts = new AnomalyEvaluator().evaluate(model, new MutableDataset<>(test));
        JsonNode metrics =
                new ObjectMapper().readTree(output.resolve("metrics.json").toFile());
        assertThat(metrics.get("rows").asInt()).isEqualTo(1_000);
        assertThat(metrics.get("threshold").asDouble()).isEqualTo(model.threshold());
        assertThat(metrics.get("true_positives").asLong()).isEqualTo(counts.getTruePositives());
        assertThat(metrics.get("false_positives").asLong()).isEqualTo(counts.getFalsePositives());
        assertThat(metrics.get("precision").asDouble()).isCloseTo(counts.getPrecision(), within(1e-12));
        assertThat(metrics.get("recall").asDouble()).isCloseTo(counts.getRecall(), within(1e-12));
        assertThat(metrics.get("false_alarms").asDouble()).isCloseTo(counts.getFalsePositives() / 500.0, within(1e-12));
        assertThat(metrics.get("auc").asDouble())
                .isCloseTo(shareOfPairsInOrder(model, new MutableDataset<>(test)), within(1e-12));
        assertThat(out).contains("recall", "500 expected and 500 anomalous");
        assertThat(output.resolve("provenance.json")).content().contains("IdempotentAnomalyTrainer");
        assertThat(output.resolve("report.html")).content().contains("A detector of anomalies", "<svg", "false alarms");
    }

    private static double shareOfPairsInOrder(IdempotentAnomalyModel model, Dataset<Event> test) {
        double[] scores = model.predict(test).stream()
                .mapToDouble(prediction -> prediction.getOutput().getScore())
                .toArray();
        double inOrder = 0;
        for (int expected = 0; expected < 500; expected++) {
            for (int anomalous = 500; anomalous < 1_000; anomalous++) {
                inOrder += scores[anomalous] > scores[expected] ? 1 : scores[anomalous] == scores[expected] ? 0.5 : 0;
            }
        }
        return inOrder / 250_000;
    }

    @Test
    void should_be_rebuilt_from_either_file_and_not_when_the_threshold_was_changed() throws IOException {
        Path output = folder.resolve("out");
        trainDetector(output);

        assertThat(run("reproduce", "--model", output.resolve("model.tribuo")))
                .as(() -> err)
                .isZero();
        assertThat(out).startsWith("identical: ");
        Path onnx = output.resolve("model.onnx");
        assertThat(run("reproduce", "--model", onnx)).as(() -> err).isZero();

        var changed = ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
        changed.getMetadataPropsBuilderList().stream()
                .filter(entry -> entry.getKey().equals("anomaly_threshold"))
                .forEach(entry -> entry.setValue("0.5"));
        Files.write(onnx, changed.build().toByteArray());
        assertFails(run("reproduce", "--model", onnx), 1, "differs from");
    }

    @Test
    void should_be_exported_evaluated_and_used_for_repair_like_its_network() throws IOException {
        Path output = folder.resolve("out");
        trainDetector(output);
        Path model = output.resolve("model.tribuo");
        Path onnx = folder.resolve("other.onnx");

        assertThat(run("export", "--model", model, "--output", onnx, "--opset", "17"))
                .as(() -> err)
                .isZero();
        assertFails(run("export", "--model", model, "--output", onnx, "--polish", "1"), 2, "--polish", "threshold");
        assertThat(run("evaluate", "--model", model, "--data", DAMAGED, "--targets", CLEAN))
                .as(() -> err)
                .isZero();
        assertThat(run("predict", "--model", model, "--input", DAMAGED, "--output", folder.resolve("repaired.csv")))
                .as(() -> err)
                .isZero();
        assertThat(run("score", "--model", onnx, "--input", CLEAN, "--output", folder.resolve("scores.csv")))
                .as(() -> err)
                .isZero();
    }

    @Test
    void should_refuse_a_baseline_and_data_that_are_no_events() {
        assertFails(trainDetector(folder.resolve("out"), "--baseline"), 2, "--baseline");
        assertFails(
                trainDetector(folder.resolve("out"), "--@normal.path", ROOT.resolve("nowhere.csv")),
                2,
                "nowhere.csv",
                "does not exist");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void should_have_its_threshold_taken_anew() throws IOException {
        Path output = folder.resolve("out");
        assertThat(trainDetector(output)).as(() -> err).isZero();
        Path anew = folder.resolve("anew.onnx");

        assertThat(run(
                        "calibrate",
                        "--model",
                        output.resolve("model.onnx"),
                        "--data",
                        CLEAN,
                        "-o",
                        anew,
                        "--quantile",
                        .9))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("Calibrated on 500 rows", "The threshold was taken anew.");
        assertThat(run("score", "--model", anew, "-i", CLEAN, "-o", folder.resolve("scores.csv")))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("Scored 500 rows: 49 above"); // the score of rank 451 is the threshold
    }

    @Test
    void should_say_how_to_make_events_of_other_data() throws IOException {
        String events = Files.readString(ROOT.resolve("config/anomaly.xml"));
        Path rows = file("rows.xml", events.replace("\"train\"", "\"events\"").replace("\"normal\"", "\"train\""));

        int code = run("train", "-o", folder.resolve("out"), "-c", rows, "--@train.path", CLEAN);

        assertFails(code, 2, "'train'", "gives no events", "org.idem4j.tribuo.data.EventDataSource");
    }
}
