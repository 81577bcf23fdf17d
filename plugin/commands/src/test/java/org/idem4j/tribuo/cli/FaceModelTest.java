package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** config/images/faces.xml, small, on a folder that both of its sources share, as those of CelebA do. */
@Tag("training")
class FaceModelTest extends CommandTest {

    private static final Path FACES = ROOT.resolve("test-data/faces-train");

    private int train(Path output, Object skip) {
        return run(
                "train",
                "--allow-worse",
                "-c",
                ROOT.resolve("config/images/faces.xml"),
                "-o",
                output,
                "--@train.path",
                FACES,
                "--@train.limit",
                20,
                "--@rest.path",
                FACES,
                "--@rest.skip",
                skip,
                "--@trainer.epochs",
                1,
                "--@network.width",
                2,
                "--@network.rank",
                4,
                "--@mixture.components",
                2);
    }

    @Test
    void should_be_trained_on_a_part_of_a_folder_and_repair_and_draw_in_colour() throws IOException {
        Path trained = folder.resolve("trained");
        assertThat(train(trained, 40)).as(() -> err).isZero();
        Path model = trained.resolve("model.onnx");

        Path repaired = folder.resolve("repaired");
        assertThat(run("predict", "--model", model, "-i", ROOT.resolve("test-data/faces-test"), "-o", repaired))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("16 images");
        BufferedImage face = ImageIO.read(repaired.resolve("face-03.png").toFile());
        assertThat(face.getWidth()).isEqualTo(64);
        assertThat(face.getRaster().getNumBands()).isEqualTo(3);
        Path drawn = folder.resolve("drawn");
        assertThat(run("sample", "--model", model, "-o", drawn, "--count", 3))
                .as(() -> err)
                .isZero();
        assertThat(drawn.resolve("sample-3.png")).isNotEmptyFile();
    }

    @Test
    void should_say_that_nothing_is_left_to_judge_by() {
        assertFails(train(folder.resolve("out"), 48), 2, "has 48 images, and 'skip' leaves out 48");
    }
}
