package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A model that repairs, and damaged rows for it. */
@Tag("training")
abstract class RepairCommandTest extends CommandTest {

    static final Path CORRUPTED = ROOT.resolve("test-data/sensors-test-corrupted.csv");

    @TempDir
    private static Path models;

    /** The files of a model trained for a moment; each kind is trained once. */
    Path trained(double masking) {
        Path output = models.resolve("masking-" + masking);
        if (Files.exists(output)) {
            return output;
        }
        Path configuration = masking();
        int code = run(
                "train",
                "--allow-worse",
                "--output",
                output,
                "--config-file",
                configuration,
                "--@train.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@test.path",
                CORRUPTED,
                "--@test.targetPath",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "--@masking.probability",
                masking,
                "--@trainer.epochs",
                "3",
                "--@network.hidden",
                "16");
        assertThat(code).as(() -> err).isZero();
        return output;
    }

    /** The repair's own configuration with nothing but masking to teach it to fill, as before there was anything else. */
    private Path masking() {
        try {
            String filling = "<property name=\"filling\" value=\"filling\"/>";
            String repair = Files.readString(ROOT.resolve("config/repair.xml"));
            assertThat(repair).contains(filling);
            return Files.writeString(models.resolve("masking.xml"), repair.replace(filling, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first rows of the damaged table; cell (row, column) is blank where row + column is a multiple of 5. */
    Path blanked(int rows) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(CORRUPTED).subList(0, rows + 1));
        for (int row = 1; row <= rows; row++) {
            String[] cells = lines.get(row).split(",");
            for (int c = 0; c < cells.length; c++) {
                cells[c] = (row + c) % 5 == 0 ? "" : cells[c];
            }
            lines.set(row, String.join(",", cells));
        }
        return file("blanked.csv", String.join("\n", lines));
    }

    static List<String[]> cells(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }
}
