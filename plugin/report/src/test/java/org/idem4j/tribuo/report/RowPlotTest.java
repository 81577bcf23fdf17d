package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowPlotTest {

    private static ReportData.SampleRow row(int columns, String name) {
        List<String> names = IntStream.range(0, columns).mapToObj(c -> name + c).toList();
        double[] target =
                IntStream.range(0, columns).mapToDouble(c -> c % 3 - 1).toArray();
        double[] input = target.clone();
        input[columns - 1] += 2;
        return new ReportData.SampleRow("a row", names, input, target, target, target);
    }

    private static String svg(ReportData.SampleRow row, int width) {
        return new String(new RowPlot(row, width).picture().svg().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static long texts(String svg, String pattern) {
        return Pattern.compile("<text[^>]*>\\s*" + pattern + "\\s*</text>")
                .matcher(svg)
                .results()
                .count();
    }

    @Test
    void should_name_each_column_on_a_line_of_its_own() {
        assertThat(texts(svg(row(4, "column "), 720), "column \\d")).isEqualTo(4);
        assertThat(new RowPlot(row(8, "c"), 720).picture().height())
                .isEqualTo(new RowPlot(row(4, "c"), 720).picture().height() + 4 * 19);
    }

    /** A line from column to column would join what has no order. */
    @Test
    void should_draw_marks_and_no_line_between_columns() {
        Pattern across = Pattern.compile("<(?:path|polyline)[^>]*fill:none[^>]*stroke:rgb\\((?:0,114,178|0,158,115)");

        assertThat(across.matcher(svg(row(9, "c"), 720)).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 720})
    void should_leave_room_for_the_plot_beside_long_names(int width) {
        String svg = svg(
                row(5, "a_name_that_is_much_longer_than_any_plot_can_bear_since_it_tells_all_of_the_column_"), width);

        assertThat(texts(svg, "…[a-z_]*…?[a-z_]*\\d")).isEqualTo(5);
        Pattern frame = Pattern.compile("<rect height=\"95[.0]*\"[^>]* width=\"([\\d.]+)\"");
        var found = frame.matcher(svg);
        assertThat(found.find()).as(svg).isTrue();
        assertThat(Double.parseDouble(found.group(1))).isGreaterThan(0.5 * width);
    }

    @Test
    void should_show_the_most_damaged_of_many_columns() {
        String svg = svg(row(60, "c"), 720);

        assertThat(svg).contains("the 32 most damaged of 60 columns");
        assertThat(texts(svg, "c\\d+")).isEqualTo(32);
        assertThat(texts(svg, "c59")).isEqualTo(1); // the damaged one
    }

    @Test
    void should_take_numbers_that_ran_off() {
        double[] off = {Double.NaN, Double.POSITIVE_INFINITY, 1e30};
        double[] zeros = new double[3];

        assertThat(svg(new ReportData.SampleRow("off", List.of("a", "b", "c"), zeros, zeros, off, off), 360))
                .doesNotContain("NaN", "Infinity");
    }
}
