package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.idem4j.tribuo.data.image.IdxReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("sample")
class SampleCommandTest extends CommandTest {

    private Path model;

    @BeforeEach
    void train() {
        model = folder.resolve("model");
        assertThat(run(
                        "train",
                        "-c",
                        ROOT.resolve("config/images/exact.xml"),
                        "-o",
                        model,
                        "--allow-worse",
                        "--@train.path",
                        ROOT.resolve("test-data/digits-train-images.gz"),
                        "--@rest.path",
                        ROOT.resolve("test-data/digits-test-images.gz"),
                        "--@trainer.epochs",
                        "1",
                        "--@network.width",
                        "2",
                        "--@network.rank",
                        "8",
                        "--@mixture.components",
                        "4"))
                .as(() -> err)
                .isZero();
    }

    private int sample(String format, Path output, Object... more) {
        return run(Stream.concat(Stream.of("sample", "--model", model.resolve(format), "-o", output), Stream.of(more))
                .toArray());
    }

    @Test
    void should_write_pictures_of_every_kind() throws IOException {
        Path grid = folder.resolve("grid.png");
        assertThat(sample("model.onnx", grid, "--count", 20)).as(() -> err).isZero();
        assertThat(out).contains("Wrote 20 images to", "from mixture, seed 1");
        BufferedImage picture = ImageIO.read(grid.toFile());
        // Eight in a row, three rows, twice as large, a margin of 2 between and around.
        assertThat(picture.getWidth()).isEqualTo(8 * 58 + 2);
        assertThat(picture.getHeight()).isEqualTo(3 * 58 + 2);

        Path pictures = folder.resolve("pictures");
        assertThat(sample("model.tribuo", pictures, "--count", 11))
                .as(() -> err)
                .isZero();
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .hasSize(11)
                    .startsWith("sample-01.png")
                    .endsWith("sample-11.png");
        }

        Path idx = folder.resolve("images.idx");
        assertThat(sample("model.tribuo", idx, "--count", 5)).as(() -> err).isZero();
        try (IdxReader reader = IdxReader.open(idx)) {
            assertThat(reader.records()).isEqualTo(5);
            assertThat(reader.shape()).hasToString("1x28x28");
        }
    }

    @Test
    void should_draw_the_same_from_both_formats_and_others_from_another_seed() throws IOException {
        List<List<String>> drawn = new ArrayList<>();
        for (Object[] kind : new Object[][] {
            {"model.tribuo", 1, "mixture"},
            {"model.onnx", 1, "mixture"},
            {"model.onnx", 2, "mixture"},
            {"model.tribuo", 1, "interpolation"},
            {"model.onnx", 1, "interpolation"},
            {"model.tribuo", 1, "noise"},
            {"model.onnx", 1, "noise"}
        }) {
            Path table = folder.resolve("rows.csv");
            assertThat(sample((String) kind[0], table, "--count", 9, "--seed", kind[1], "--from", kind[2]))
                    .as(() -> err)
                    .isZero();
            drawn.add(Files.readAllLines(table));
        }
        assertThat(drawn.get(0)).hasSize(10);
        assertThat(drawn.get(0).get(0)).startsWith("p0000,p0001,");
        assertClose(drawn.get(0), drawn.get(1));
        assertThat(drawn.get(1)).isNotEqualTo(drawn.get(2));
        assertClose(drawn.get(3), drawn.get(4));
        assertClose(drawn.get(5), drawn.get(6));
    }

    /** The first line of eight rows is drawn as the first two rows of a mixture are. */
    @Test
    void should_go_from_one_drawn_row_to_the_next() throws IOException {
        Path ends = folder.resolve("ends.csv");
        Path line = folder.resolve("line.csv");
        assertThat(sample("model.tribuo", ends, "--count", 2)).as(() -> err).isZero();
        assertThat(sample("model.tribuo", line, "--count", 8, "--from", "interpolation"))
                .as(() -> err)
                .isZero();

        List<String> rows = Files.readAllLines(line);
        assertThat(rows).hasSize(9).doesNotHaveDuplicates();
        assertClose(Files.readAllLines(ends), List.of(rows.get(0), rows.get(1), rows.get(8)));
    }

    private static void assertClose(List<String> one, List<String> other) {
        for (int row = 1; row < one.size(); row++) {
            String[] a = one.get(row).split(",");
            String[] b = other.get(row).split(",");
            for (int i = 0; i < a.length; i++) {
                assertThat(Double.parseDouble(a[i])).isCloseTo(Double.parseDouble(b[i]), within(1e-5));
            }
        }
    }

    @Test
    void should_say_what_it_can_not_draw() throws IOException {
        Path table = folder.resolve("table");
        assertThat(train(table)).as(() -> err).isZero();

        assertFails(
                run("sample", "--model", table.resolve("model.onnx"), "-o", folder.resolve("a.csv")),
                2,
                "has no mixture to draw from",
                "--from noise");
        assertFails(
                run("sample", "--model", table.resolve("model.onnx"), "-o", folder.resolve("a.png")),
                2,
                "are no images",
                ".csv");
        assertFails(sample("model.onnx", folder.resolve("a.txt")), 2, "ends in nothing that is known");
        assertFails(sample("model.onnx", folder.resolve("a.png"), "--from", "thin air"), 2, "--from takes mixture");
        assertFails(sample("model.onnx", folder.resolve("a.png"), "--passes", 2), 2, "--passes is for --from noise");
        assertFails(sample("model.onnx", folder.resolve("a.png"), "--count", 0), 2, "--count must be from 1");
    }
}
