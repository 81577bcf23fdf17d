package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plot of noisy curves")
class CoursePlotTest {

    private static String svg(double most, double[] values, CoursePlot.Ring... rings) {
        CoursePlot.Course course = new CoursePlot.Course(PlotStyle.BLUE, values, values, List.of(rings));
        byte[] svg = new CoursePlot("the title", "upwards", most, List.of(course))
                .picture()
                .svg()
                .orElseThrow();
        return new String(svg, StandardCharsets.UTF_8);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void should_draw_all_epochs_in_one_path_behind_the_smoothed_ones() {
        String svg = svg(1, new double[] {0.1, 0.5, 0.3});

        // Epochs 1 to 3 of 3 over 792 pixels from 84 on; 0 to 1 over 236 pixels up from 272.
        assertThat(count(svg, "<path d=\"M348(.0)?,248.4 L612(.0)?,154(.0)? L876(.0)?,201.2\""))
                .isEqualTo(2);
        assertThat(svg).contains("the title", "upwards", "epoch").doesNotContain("<ellipse");
        assertThat(svg.indexOf("stroke:rgb(153,198,224)")).isBetween(0, svg.indexOf("stroke:rgb(0,114,178)"));
    }

    @Test
    void should_leave_a_gap_where_a_logarithm_does_not_exist() {
        String svg = svg(Double.NaN, new double[] {1, 10, 0, Double.NaN, 10, 1});

        assertThat(count(svg, "<path d=\"M\\S+ L\\S+ M\\S+ L\\S+\"")).isEqualTo(2);
    }

    @Test
    void should_make_room_for_values_from_elsewhere() {
        assertThat(svg(Double.NaN, new double[] {1, 10})).doesNotContain(">10⁻⁴<");
        assertThat(svg(Double.NaN, new double[] {1, 10}, new CoursePlot.Ring(1, 1e-4)))
                .contains("10⁻⁴")
                .contains("<ellipse");
    }
}
