package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LegendTest {

    private static final Legend LONG = new Legend(List.of(
            Legend.Entry.line("modified gradient", PlotStyle.BLUE),
            Legend.Entry.line("ordinary gradient", PlotStyle.VERMILION),
            Legend.Entry.dashed("untrained", PlotStyle.GREY),
            Legend.Entry.ring("published, of the same colours", PlotStyle.GREEN)));

    @Test
    void should_take_one_line_where_there_is_room_and_more_where_not() {
        assertThat(LONG.picture(1080).height()).isEqualTo(34);
        assertThat(LONG.picture(540).height()).isEqualTo(34 + 24);
        assertThat(LONG.picture(200).height()).isEqualTo(34 + 3 * 24);
    }

    @Test
    void should_cut_nothing_at_its_right_edge() throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(LONG.picture(540).png().orElseThrow()));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = image.getWidth() - 6; x < image.getWidth(); x++) {
                assertThat(image.getRGB(x, y) & 0xFFFFFF)
                        .as("pixel %d, %d", x, y)
                        .isEqualTo(0xFFFFFF);
            }
        }
    }
}
