package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.data.image.IdxWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images in place of a table: of one line and two pixels, and a model f(x, y) = ((x + y)/2, (x + y)/2) of others. */
class ImagePicturesTest extends CommandTest {

    private Path model;

    @BeforeEach
    void projector() throws IOException {
        OnnxGraph graph = new OnnxGraph(13);
        String half = graph.constant("W", new float[] {.5f, .5f, .5f, .5f}, 2, 2);
        graph.output("probabilities", graph.node("MatMul", graph.input("X", -1, 2), half), -1, 2);
        ModelDescription description = new ModelDescription("g", "elsewhere", 3, "", Map.of());
        model = Files.write(
                folder.resolve("foreign.onnx"), graph.model(description).toByteArray());
    }

    private Path idx(String name, int... pixels) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        try (OutputStream stream = Files.newOutputStream(file);
                IdxWriter idx = new IdxWriter(stream, name.endsWith(".gz"), pixels.length / 2, 1, 2)) {
            idx.write(bytes);
        }
        return file;
    }

    private Path picture(String name, int... pixels) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(pixels.length, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, pixels.length, 1, pixels);
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file.getParent();
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    @Test
    void should_repair_an_idx_file() throws IOException {
        Path result = folder.resolve("result.gz");

        assertThat(run("predict", "--model", model, "-i", idx("images", 10, 20, 255, 0, 7, 7), "-o", result))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("Wrote 3 images to " + result);
        IdxImageSource written = new IdxImageSource(result);
        assertThat(written.shape()).hasToString("1x1x2");
        assertThat(written.block().orElseThrow().inputs())
                .containsExactly(15 / 255f, 15 / 255f, 128 / 255f, 128 / 255f, 7 / 255f, 7 / 255f);
    }

    @Test
    void should_repair_a_folder_under_the_same_names() throws IOException {
        Path input = picture("in/b.png", 10, 20);
        picture("in/deep/a.png", 100, 50);
        Path result = folder.resolve("out");

        assertThat(run("predict", "--model", model, "-i", input, "-o", result, "--passes", 2))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("Wrote 2 images", "2 passes");
        assertThat(pixels(result.resolve("b.png"))).containsExactly(15, 15);
        assertThat(pixels(result.resolve("deep/a.png"))).containsExactly(75, 75);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("foreign.onnx", "in", "out");
        }
    }

    @Test
    void should_repair_a_folder_in_place_where_that_is_said() throws IOException {
        Path input = picture("in/b.png", 10, 20);
        picture("in/deep/a.png", 100, 50);

        assertFails(run("predict", "--model", model, "-i", input, "-o", input), 2, "the same folder, " + input);
        assertThat(pixels(input.resolve("b.png"))).containsExactly(10, 20);
        assertThat(run("predict", "--model", model, "-i", input, "-o", input, "--in-place"))
                .as(() -> err)
                .isZero();

        assertThat(pixels(input.resolve("b.png"))).containsExactly(15, 15);
        assertThat(pixels(input.resolve("deep/a.png"))).containsExactly(75, 75);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).as("all folders, the model and two pictures").hasSize(6);
        }
    }

    /** The first time nothing there is replaced; then what was written is one of the pictures that are read. */
    @Test
    void should_replace_no_picture_that_is_read_by_folders_in_one_another() throws IOException {
        Path input = picture("in/b.png", 10, 20);
        Path inner = input.resolve("repaired");
        assertThat(run("predict", "--model", model, "-i", input, "-o", inner))
                .as(() -> err)
                .isZero();

        assertFails(
                run("predict", "--model", model, "-i", input, "-o", inner),
                2,
                inner.resolve("b.png") + " is one of the pictures of " + input,
                "name a folder outside of it");

        picture("in/repaired/repaired/b.png", 100, 50);
        assertFails(
                run("predict", "--model", model, "-i", inner, "-o", input, "--in-place"),
                2,
                input.resolve("repaired/b.png") + " is one of the pictures of " + inner);
        assertThat(pixels(inner.resolve("b.png"))).containsExactly(15, 15);
    }

    @Test
    void should_say_that_colours_are_lost() throws IOException {
        Path input = picture("in/b.png", 10, 20);
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        grey.setRGB(0, 0, 0x606a60); // ten levels of green more: a JPEG's rounding
        ImageIO.write(grey, "png", input.resolve("grey.png").toFile());
        assertThat(run("predict", "--model", model, "-i", input, "-o", folder.resolve("o")))
                .as(() -> err)
                .isZero();
        assertThat(out).doesNotContain("colours");
        BufferedImage coloured = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        coloured.setRGB(0, 0, 0xff8000);
        ImageIO.write(coloured, "png", input.resolve("a.png").toFile());
        String told = "The model is for grey images, and 1 of the 3 pictures in " + input + " had colours";

        assertThat(run("predict", "--model", model, "-i", input, "-o", folder.resolve("o")))
                .as(() -> err)
                .isZero();

        assertThat(out).contains(told);
        assertThat(pixels(folder.resolve("o/a.png"))).containsExactly(76, 76); // half of .299 · 255 + .587 · 128
        Path scores = folder.resolve("scores.csv");
        assertThat(run("score", "--model", model, "-i", input, "-o", scores, "--reference", input, "--quantile", .5))
                .as(() -> err)
                .isZero();
        assertThat(out).contains(told);
    }

    @Test
    void should_leave_what_is_within_the_tolerance() throws IOException {
        Path result = folder.resolve("result");
        Path images = idx("images", 10, 20, 255, 0);

        assertThat(run("predict", "--model", model, "-i", images, "-o", result, "--repeatable", "--tolerance", ".1"))
                .as(() -> err)
                .isZero();

        assertThat(new IdxImageSource(result).block().orElseThrow().inputs())
                .containsExactly(10 / 255f, 20 / 255f, 128 / 255f, 128 / 255f);
    }

    @Test
    void should_score_by_distance_from_images_that_are_expected() throws IOException {
        Path input = picture("in/b.png", 10, 20);
        picture("in/c.png", 255, 0);
        Path reference = idx("expected.gz", 10, 20, 30, 44, 20, 10);
        Path scores = folder.resolve("scores.csv");

        assertThat(run(
                        "score",
                        "--model",
                        model,
                        "-i",
                        input,
                        "-o",
                        scores,
                        "--reference",
                        reference,
                        "--quantile",
                        .5))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("Scored 2 images: 1 above the threshold");
        assertThat(Files.readAllLines(scores).get(0)).isEqualTo("score,anomalous,image");
        assertThat(Files.readAllLines(scores).get(1)).endsWith(",0,b.png");
        assertThat(Files.readAllLines(scores).get(2)).endsWith(",1,c.png");
    }

    @Test
    void should_evaluate_against_clean_images() throws IOException {
        Path damaged = idx("damaged", 51, 0, 0, 51);
        Path clean = idx("clean", 51, 51, 51, 51);
        Path metrics = folder.resolve("metrics.json");

        assertThat(run("evaluate", "--model", model, "--data", damaged, "--targets", clean, "-o", metrics))
                .as(() -> err)
                .isZero();

        JsonNode json = new ObjectMapper().readTree(metrics.toFile());
        assertThat(json.get("rows").asInt()).isEqualTo(2);
        assertThat(json.get("rmse").asDouble()).isEqualTo((double) (.2f - .1f));
        assertThat(json.get("gap").get(0).asDouble()).isZero();
        assertFails(
                run("evaluate", "--model", model, "--data", damaged, "--targets", idx("one", 1, 2)),
                2,
                "has 2 images",
                "clean version");
    }

    @Test
    void should_refuse_images_of_another_shape_and_name_both() throws IOException {
        Path input = picture("in/b.png", 10, 20, 30);
        Path result = folder.resolve("out");
        assertFails(
                run("predict", "--model", model, "-i", input, "-o", result), 2, "of 1x1x3", "the model has 2 columns");
        picture("in/a.png", 10, 20);
        assertFails(
                run("predict", "--model", model, "-i", input, "-o", result),
                2,
                "b.png is of 1x1x3, but the model is for images of 1x1x2");
        Files.writeString(folder.resolve("in/b.png"), "damaged");
        assertFails(
                run("predict", "--model", model, "-i", input, "-o", result),
                2,
                "b.png can't be read: it is neither PNG nor JPEG. Take it out");
        assertThat(result).doesNotExist();
    }

    @Test
    void should_leave_what_is_there_where_it_fails() throws IOException {
        Path input = picture("in/a.png", 10, 20);
        picture("in/b.png", 1, 2, 3);
        Path kept = picture("out/a.png", 1, 2);

        assertFails(run("predict", "--model", model, "-i", input, "-o", kept), 2, "1x1x3");
        assertThat(pixels(kept.resolve("a.png"))).containsExactly(1, 2);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(3);
        }
        assertFails(run("predict", "--model", model, "-i", idx("images", 1, 2), "-o", kept), 2, "is a folder");
        assertFails(
                run("predict", "--model", model, "-i", input, "-o", kept.resolve("a.png")),
                2,
                "is a file",
                "name a folder");
        Files.copy(input.resolve("a.png"), input.resolve("a.jpg"));
        Files.delete(input.resolve("b.png"));
        assertFails(run("predict", "--model", model, "-i", input, "-o", kept), 2, "would both be written as a.png");
    }

    @Test
    void should_refuse_options_of_tables() throws IOException {
        Path images = idx("images", 1, 2);
        Path result = folder.resolve("out");

        assertFails(
                run("predict", "--model", model, "-i", images, "-o", result, "--mask", folder.resolve("m.csv")),
                2,
                "--mask and --spread are for the cells of a table");
        assertFails(
                run("predict", "--model", model, "-i", images, "-o", result, "--separator", ";"),
                2,
                "say how a table is written");
        assertFails(
                run("score", "--model", model, "-i", images, "-o", result, "--contributions", folder.resolve("c.csv")),
                2,
                "holds images");
        assertFails(run("score", "--model", model, "-i", images, "-o", result), 2, "is no detector");
    }
}
