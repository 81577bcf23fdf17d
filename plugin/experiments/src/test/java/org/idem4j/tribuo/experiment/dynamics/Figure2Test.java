package org.idem4j.tribuo.experiment.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Figure2Test {

    private static final Color BLACK = new Color(0x111111);
    private static final Color ORANGE = new Color(0xE69F00);

    private static Map<String, PlaneBasins> planes;

    @BeforeAll
    static void iterate() {
        planes = InMemory.run(Figure2.at(Scale.QUICK));
    }

    private static Color at(BufferedImage image, double real, double imaginary) {
        int x = (int) Math.floor((real + 0.6) / 0.002);
        int y = (int) Math.floor((0.5 - imaginary) / 0.002);
        return new Color(image.getRGB(x, y));
    }

    @Test
    void should_colour_known_points() {
        BufferedImage image = planes.get("order2").decoded();

        assertThat(image.getWidth()).isEqualTo(1100);
        assertThat(image.getHeight()).isEqualTo(500);
        assertThat(at(image, 0, 0)).isEqualTo(BLACK);
        assertThat(at(image, 1, 0)).isEqualTo(ORANGE);
        assertThat(at(image, -0.5, 0)).as("p(−½) = 1").isEqualTo(ORANGE);
        assertThat(at(image, 1.5, 0)).as("p(1.5) = 0").isEqualTo(BLACK);
        assertThat(at(image, 0.2, 0.2)).isEqualTo(BLACK);
        assertThat(at(image, 0.8, -0.2)).isEqualTo(ORANGE);
        assertThat(at(image, 0.5, 0.45)).as("far from all").isEqualTo(LimitColors.of(OrbitLimit.ESCAPES));
        assertThat(at(image, 0.5, 0.001)).as("at the repelling point").isEqualTo(LimitColors.of(OrbitLimit.UNDECIDED));
    }

    @ParameterizedTest
    @CsvSource({"order2", "order3", "order4", "order2damped"})
    void should_count_what_it_draws(String recurrence) {
        PlaneBasins basins = planes.get(recurrence);
        BufferedImage image = basins.decoded();
        int black = 0;
        int orange = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                black += color.equals(BLACK) ? 1 : 0;
                orange += color.equals(ORANGE) ? 1 : 0;
            }
        }

        assertThat(basins.toZero()).isEqualTo(black / 550_000.0);
        assertThat(basins.toOne()).isEqualTo(orange / 550_000.0);
        assertThat(basins.toZero()).as("p(1 − λ) = 1 − p(λ)").isCloseTo(basins.toOne(), within(1e-4));
        assertThat(basins.toZero() + basins.toOne() + basins.escapes() + basins.undecided())
                .isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"order2", "order3", "order4", "order2damped"})
    void should_find_the_ends_that_the_properties_give(String recurrence) {
        PlaneBasins basins = planes.get(recurrence);

        assertThat(basins.zero().distance(basins.knownZero())).isLessThan(1e-9);
        assertThat(basins.one().distance(basins.knownOne())).isLessThan(1e-9);
    }

    @Test
    void should_say_and_draw_it() {
        Findings findings = Figure2.at(Scale.QUICK).findings(planes);

        assertThat(String.join(" ", findings.summary()))
                .contains("order 2: *18.8 %* of the picture goes to 0, *18.8 %* to 1");
        String svg = new String(findings.figures().get(0).picture().svg().orElseThrow());
        assertThat(svg.split("data:image/png;base64,", -1)).hasSize(1 + 4);
        assertThat(svg).contains("order 4: 35λ⁴ − 84λ⁵ + 70λ⁶ − 20λ⁷", "Re λ", "goes to 1");
    }
}
