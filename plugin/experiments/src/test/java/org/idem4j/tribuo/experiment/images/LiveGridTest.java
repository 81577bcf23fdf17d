package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveGridTest {

    private static final ImageStrips STRIPS = new ImageStrips(new ImageShape(1, 2, 2));
    private static final float[] NOISE = {0, 0, 0, 0};

    @TempDir
    private Path folder;

    /** A network that adds a tenth of the step's number divided by ten. */
    private static TrainingStep step(long number) {
        return new TrainingStep(number, 30, new Losses(List.of("reconstruction"), 1), x -> {
            float[] y = x.clone();
            for (int i = 0; i < y.length; i++) {
                y[i] += number / 100f;
            }
            return y;
        });
    }

    /** The steps after which the picture was another one. */
    private static List<Long> drawn(LiveGrid grid, Path file) throws IOException {
        List<Long> drawn = new ArrayList<>();
        byte[] before = new byte[0];
        for (long number = 1; number <= 30; number++) {
            grid.stepEnded(step(number));
            byte[] now = Files.exists(file) ? Files.readAllBytes(file) : before;
            if (!java.util.Arrays.equals(before, now)) {
                drawn.add(number);
            }
            before = now;
        }
        return drawn;
    }

    @Test
    void should_draw_and_keep_the_first_step_and_each_tenth_of_the_training() throws IOException {
        Path file = folder.resolve("live/one.png");
        LiveGrid grid = new LiveGrid(STRIPS, NOISE, 0, file);

        assertThat(drawn(grid, file)).containsExactly(1L, 3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L, 30L);
        assertThat(grid.frames())
                .extracting(LiveGrid.Frame::step)
                .containsExactly(1L, 3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L, 30L);
        float[] last = ShownImages.decode(grid.frames().get(10).images());
        assertThat(last).hasSize(4).containsOnly(Math.round(0.3f * 255) / 255f);
    }

    @Test
    void should_draw_noise_and_two_passes_as_often_as_is_wished_and_keep_the_same() throws IOException {
        Path file = folder.resolve("live/one.png");
        LiveGrid grid = new LiveGrid(STRIPS, NOISE, 7, file);

        assertThat(drawn(grid, file)).containsExactly(7L, 14L, 21L, 28L);
        assertThat(grid.frames()).hasSize(11);
        BufferedImage picture = ImageIO.read(file.toFile());
        int height = picture.getHeight() / 3;
        for (int row = 0; row < 3; row++) {
            int grey = picture.getRaster().getSample(picture.getWidth() / 2, height * row + height / 2, 0);
            assertThat(grey).isEqualTo(Math.round(row * 0.28f * 255));
        }
    }

    @Test
    void should_go_on_where_no_picture_can_be_written() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("one.png");
        LiveGrid grid = new LiveGrid(STRIPS, NOISE, 0, file);

        assertThat(drawn(grid, file)).isEmpty();
        assertThat(grid.frames()).hasSize(11);
    }
}
