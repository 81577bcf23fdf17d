package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Trainer;
import org.tribuo.test.Helpers;

/** The configurations that a user copies. */
@Tag("training")
class ConfigurationsTest extends CommandTest {

    static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("config"))) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void should_hold_a_trainer_that_can_be_rebuilt(Path file) {
        ConfigurationManager manager = new ConfigurationManager(file.toString());

        Trainer<?> trainer = (Trainer<?>) manager.lookup("trainer");

        assertThat(manager.getComponentNames()).contains("train", "test");
        Helpers.testProvenanceMarshalling(trainer.getProvenance());
        var described = ProvenanceUtil.extractConfiguration(trainer.getProvenance());
        ConfigurationManager rebuilt = new ConfigurationManager();
        rebuilt.addConfiguration(described);
        Trainer<?> again = (Trainer<?>) rebuilt.lookup(described.get(0).getName());
        assertThat(again.getProvenance()).isEqualTo(trainer.getProvenance());
    }

    @Test
    void should_train_on_another_table_by_overrides_alone() throws IOException {
        Path output = folder.resolve("out");

        int code = trainOnMyTable(output);

        assertThat(code).as(() -> err).isZero();
        assertThat(run("reproduce", "--model", output.resolve("model.onnx")))
                .as(() -> err)
                .isZero();
    }

    @Test
    void should_train_a_projector_network_on_another_table_by_overrides_alone() throws IOException {
        Path output = folder.resolve("out");

        int code = trainOnMyTable(output, "--@trainer.network=projector", "--@trainer.idempotenceWeight=0");

        assertThat(code).as(() -> err).isZero();
        assertThat(out).contains("Rank of the projector: 1");
        assertThat(run("reproduce", "--model", output.resolve("model.onnx")))
                .as(() -> err)
                .isZero();
    }

    /** Trains by config/table.xml on two of the three columns of a table of a circle. */
    private int trainOnMyTable(Path output, String... overrides) throws IOException {
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < 80; row++) {
            double angle = row * 0.3;
            table.append(Math.sin(angle))
                    .append(';')
                    .append(Math.cos(angle))
                    .append(';')
                    .append(row)
                    .append('\n');
        }
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--allow-worse", // one epoch is no training
                "-c",
                ROOT.resolve("config/table.xml"),
                "-o",
                output,
                "--@table.path",
                file("mine.csv", table.toString()),
                "--@table.columns=2,1",
                "--@table.header=false",
                "--@table.separator=;",
                "--@trainer.epochs=1"));
        arguments.addAll(List.of(overrides));
        return run(arguments.toArray());
    }
}
