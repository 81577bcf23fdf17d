package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plot of contours")
class ContourPlotTest {

    private static byte[] svg(double... values) {
        ContourPlot.Surface surface = new ContourPlot.Surface(new double[] {-1, 0, 1}, new double[] {0, 2}, values);
        ContourPlot.Polyline way =
                new ContourPlot.Polyline("a way", new double[] {-1, 1}, new double[] {0, 1}, PlotStyle.BLUE);
        return new ContourPlot("the title", "across", "upwards", "value", surface, List.of(way))
                .picture()
                .svg()
                .orElseThrow();
    }

    @Test
    void should_name_what_it_shows() throws Exception {
        byte[] svg = svg(1, 2, 3, 4, 5, 60);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)); // well-formed
        assertThat(new String(svg, StandardCharsets.UTF_8))
                .contains("the title", "across", "upwards", "value", "start", ">50<", ">0.5<");
    }

    @Test
    void should_shade_what_lies_higher_darker() {
        String low = new String(svg(1, 1, 1, 1, 1, 1.0001), StandardCharsets.UTF_8);
        String high = new String(svg(1, 2, 3, 4, 5, 60), StandardCharsets.UTF_8);

        assertThat(high).contains("fill:rgb(124,135,148)", "fill:rgb(253,251,243)");
        assertThat(low).contains("fill:rgb(253,251,243)");
    }

    @Test
    void should_draw_what_ran_off_as_the_largest_and_zero_as_the_least() {
        byte[] ranOff = svg(1, 2, 3, 4, Double.NaN, Double.POSITIVE_INFINITY);
        byte[] zero = svg(0, 2, 3, 4, 5, 60);

        assertThat(ranOff).isEqualTo(svg(1, 2, 3, 4, 4, 4));
        assertThat(zero).isEqualTo(svg(2, 2, 3, 4, 5, 60));
    }
}
