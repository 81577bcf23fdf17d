package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.anomaly.DetectorDefaults;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.data.EventDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.MutableDataset;

@Tag("training")
@DisplayName("A detector of a table alone")
class TableDetectorTest extends CommandTest {

    /** The same settings as in code, for config.xml is written by hand. */
    @Test
    void should_train_a_detector_by_the_defaults_that_the_library_has() throws Exception {
        Path detector = folder.resolve("detector");
        Path table = file("expected.csv", "a,b,c\n" + complete(60));

        assertThat(run("train", table, "--detector", "-o", detector))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("60 rows, 3 of 3 columns", "one in 20 expected rows");
        // Of expected rows alone a detector can find nothing, rightly or not.
        JsonNode metrics =
                new ObjectMapper().readTree(detector.resolve("metrics.json").toFile());
        assertThat(List.of("precision", "recall", "f1", "auc"))
                .allSatisfy(key -> assertThat(metrics.get(key).isNull()).as(key).isTrue());
        assertThat(metrics.get("false_alarms").asDouble()).isLessThan(0.2);
        assertThat(run("score", "--model", detector.resolve("model.onnx"), "-i", table, "-o", folder.resolve("s.csv")))
                .as(() -> err)
                .isZero();
        IdempotentAnomalyModel trained =
                (IdempotentAnomalyModel) Model.deserializeFromFile(detector.resolve("model.tribuo"));
        IdempotentAnomalyModel coded = DetectorDefaults.trainer(60, 3, 0.95, 1)
                .train(new MutableDataset<>(EventDataSource.expected(new TableDataSource(table))));
        assertThat(coded.identicalTo(trained)).isTrue();
        assertThat(run("reproduce", "--model", detector.resolve("model.tribuo")))
                .as(() -> err)
                .isZero();
        assertFails(
                run("train", "-c", ROOT.resolve("config/repair.xml"), "--detector", "-o", folder.resolve("out")),
                2,
                "--detector is for a table alone");
    }

    private static String complete(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            double a = random.nextGaussian();
            text.append(a)
                    .append(',')
                    .append(a * a)
                    .append(',')
                    .append(a + random.nextGaussian())
                    .append('\n');
        }
        return text.toString();
    }
}
