package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class PanelTest {

    private static final double[] X = {1, 10, 100};

    private static String svg(Picture picture) {
        return new String(picture.svg().orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void should_name_powers_of_ten_on_a_wide_axis() {
        LogAxis wide = LogAxis.of(new double[] {2e-9, 0.4});

        assertThat(wide.gridLines()).hasSize(8).contains(0.1, 1e-8);
        assertThat(wide.label(1e-4)).isEqualTo("10⁻⁴");
        assertThat(wide.label(0.1)).isEqualTo("10⁻¹");
        assertThat(wide.label(2e-4)).isBlank();
        assertThat(LogAxis.of(new double[] {1, 1e12}).label(1e12)).isEqualTo("10¹²");
    }

    @Test
    void should_name_numbers_on_a_short_axis() {
        LogAxis middling = LogAxis.of(new double[] {0.006, 1.42});
        LogAxis narrow = LogAxis.of(new double[] {4.9e-4, 7.5e-3});
        LogAxis within = LogAxis.of(new double[] {0.62, 0.97});

        assertThat(middling.label(0.01)).isEqualTo("0.01");
        assertThat(middling.label(0.02)).isBlank();
        assertThat(narrow.label(5e-4)).isEqualTo("0.0005");
        assertThat(narrow.label(3e-3)).isBlank();
        assertThat(within.label(0.95)).isBlank();
        assertThat(narrow.gridLines()).hasSize(4);
        assertThat(within.label(0.7)).isEqualTo("0.7");
        assertThat(within.gridLines()).hasSize(3);
    }

    @Test
    void should_leave_out_what_a_logarithmic_axis_can_not_show() {
        Panel panel = new Panel("title", "x", "y")
                .points(X, new double[] {1, 0, Double.NaN}, PlotStyle.BLUE)
                .line(X, new double[] {Double.POSITIVE_INFINITY, -1, 0}, PlotStyle.GREEN)
                .rings(new double[0], new double[0], PlotStyle.GREY);

        assertThat(svg(panel.picture())).contains("0,114,178").doesNotContain("0,158,115");
    }

    @Test
    void should_give_panels_one_height_to_compare_them() {
        Panel low = new Panel("title", "x", "y").line(X, new double[] {3e-7, 1e-5, 1e-4}, PlotStyle.BLUE);
        Panel high = new Panel("title", "x", "y").line(X, new double[] {1e-3, 1e-2, 0.4}, PlotStyle.BLUE);
        String alone = svg(low.picture());

        Panel.alignHeights(List.of(low, high));

        assertThat(svg(low.picture())).isNotEqualTo(alone);
        assertThat(gridLines(low)).isEqualTo(gridLines(high)).hasSize(6);
    }

    /** The heights of the lines of the grid. */
    private static List<String> gridLines(Panel panel) {
        return Pattern.compile("<line [^>]*stroke:rgb\\(228,228,228\\)[^>]* y1=\"([\\d.]+)\"")
                .matcher(svg(panel.picture()))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void should_mark_logarithmic_axes() {
        Panel panel = new Panel("title", "the x", "the y").line(X, X, PlotStyle.BLUE);
        assertThat(titles(panel)).containsExactly("the x, log scale", "the y, log scale");
        assertThat(titles(panel.linearX())).containsExactly("the x", "the y, log scale");
        assertThat(titles(panel.linearY(1))).containsExactly("the x", "the y");
    }

    @Test
    void should_take_a_linear_axis_for_a_range_that_holds_no_number_of_a_logarithmic_one() {
        Panel narrow =
                new Panel("title", "the x", "the y").line(X, new double[] {7.2e-3, 7.3e-3, 7.6e-3}, PlotStyle.BLUE);

        assertThat(titles(narrow)).containsExactly("the x, log scale", "the y");
        assertThat(narrow.chart().getStyler().isYAxisLogarithmic()).isFalse();
    }

    private static List<String> titles(Panel panel) {
        XYChart chart = panel.chart();
        return List.of(chart.getXAxisTitle(), chart.getYAxisTitle());
    }

    @Test
    void should_set_pictures_side_by_side_above_their_legend() throws IOException {
        Picture panel =
                new Panel("title", "x", "y").dashed(X, X, PlotStyle.BLUE).picture();
        Legend legend = new Legend(List.of(
                Legend.Entry.line("a line", PlotStyle.BLUE),
                Legend.Entry.dashed("dashes", PlotStyle.GREEN),
                Legend.Entry.ring("a ring", PlotStyle.GREY)));

        Picture all = Picture.grid(List.of(panel, panel, panel), 2).above(legend.picture(2 * Panel.WIDTH));

        assertThat(all.width()).isEqualTo(2 * Panel.WIDTH);
        assertThat(all.height()).isEqualTo(2 * panel.height() + 34);
        assertThat(svg(all)).contains("0,114,178", "0,158,115", "140,140,140");
        var png = ImageIO.read(new ByteArrayInputStream(all.png().orElseThrow()));
        assertThat(png.getWidth()).isEqualTo(2 * all.width());
        assertThat(png.getHeight()).isEqualTo(2 * all.height());
    }
}
