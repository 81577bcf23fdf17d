package org.idem4j.tribuo.experiment.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.idem4j.tribuo.corrector.FixedPoint.Kind;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Figure1Test {

    private static Map<String, RealCurve> curves;

    @BeforeAll
    static void follow() {
        curves = InMemory.run(new Figure1());
    }

    @Test
    void should_follow_the_formulas() {
        for (int i = 0; i < curves.get("order2").x().length; i++) {
            double x = curves.get("order2").x()[i];
            double p = 3 * x * x - 2 * x * x * x;
            assertThat(curves.get("order2").y()[i]).isCloseTo(p, within(1e-14));
            assertThat(curves.get("order2damped").y()[i]).isCloseTo((x + p) / 2, within(1e-14));
            assertThat(curves.get("order3").y()[i])
                    .isCloseTo(Math.pow(x, 3) * (10 - 15 * x + 6 * x * x), within(1e-12));
        }
        assertThat(curves.get("order2").x()[0]).isEqualTo(-0.6);
        assertThat(curves.get("order2").x()[1100]).isCloseTo(1.6, within(1e-12));
    }

    /** The draft's §2.2: h′ = 0, 1.5, 0 at 0, ½, 1. */
    @Test
    void should_mark_the_fixed_points_of_the_draft() {
        assertThat(curves.get("order2").fixedPoints())
                .containsExactly(
                        new RealCurve.Fixed(0, 0, Kind.ATTRACTING),
                        new RealCurve.Fixed(0.5, 1.5, Kind.REPELLING),
                        new RealCurve.Fixed(1, 0, Kind.ATTRACTING));
        assertThat(curves.get("order2damped").fixedPoints())
                .extracting(RealCurve.Fixed::multiplier)
                .containsExactly(0.5, 1.25, 0.5);
    }

    @Test
    void should_say_and_draw_it() {
        Findings findings = new Figure1().findings(curves);

        assertThat(String.join(" ", findings.summary()))
                .contains("*K′ = 3K² − 2K³*", "0.5 is repelling (slope 1.5)", "from -0.3660 to 0.5000 goes to 0");
        assertThat(findings.tables().get(0).csv()).contains("order4,1.0,0.5,2.1875,repelling");
        String svg = new String(findings.figures().get(0).picture().svg().orElseThrow());
        assertThat(svg).contains("K′ = 3K² − 2K³", "repelling, slope 1.5", "order 2, γ = 0.5");
    }
}
