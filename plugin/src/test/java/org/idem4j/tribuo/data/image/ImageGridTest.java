package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;

class ImageGridTest {

    private static BufferedImage written(ImageGrid grid, float... rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        grid.write(rows, bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static int[] samples(BufferedImage image, int band) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), band, (int[]) null);
    }

    @Test
    void should_set_images_side_by_side() throws IOException {
        BufferedImage grid = written(new ImageGrid(new ImageShape(1, 1, 2), 2, 1, 1), 0, .2f, 1, 1.5f, -1, .5f);

        assertThat(grid.getWidth()).isEqualTo(7);
        assertThat(grid.getHeight()).isEqualTo(5);
        int g = 96;
        assertThat(samples(grid, 0))
                .containsExactly(
                        g, g, g, g, g, g, g, //
                        g, 0, 51, g, 255, 255, g, //
                        g, g, g, g, g, g, g, //
                        g, 0, 128, g, g, g, g, //
                        g, g, g, g, g, g, g);
    }

    @Test
    void should_draw_colours_and_larger_pixels() throws IOException {
        BufferedImage one = written(ImageGrid.single(new ImageShape(3, 1, 2)), 0, 1, .2f, .4f, .6f, .8f);
        BufferedImage twice = written(new ImageGrid(new ImageShape(1, 1, 2), 1, 0, 2), 0, 1);

        assertThat(one.getRGB(0, 0) & 0xffffff).isEqualTo(0x003399);
        assertThat(one.getRGB(1, 0) & 0xffffff).isEqualTo(0xff66cc);
        assertThat(samples(twice, 0)).containsExactly(0, 0, 255, 255, 0, 0, 255, 255);
    }

    @Test
    void should_refuse_what_is_no_picture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageGrid.single(new ImageShape(2, 1, 1)))
                .withMessageContaining("1 channel or 3, but the images are 2x1x1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageGrid(new ImageShape(1, 1, 1), 0, 0, 1))
                .withMessageContaining("at least one column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageGrid.single(new ImageShape(1, 1, 2)).draw(new float[3]))
                .withMessageContaining("3 values are no whole number of images of 1x1x2");
    }
}
