package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsatzCommandTest extends CommandTest {

    @Test
    void should_print_the_papers_example_and_the_table() {
        assertThat(run("ansatz")).as(() -> err).isZero();
        assertThat(out).contains("The only solution:", "p(x) = 3x² − 2x³", "x²(1 − x)²(q₀ + q₁x + … + q₆x⁶)");
    }

    @Test
    void should_take_a_degree_and_an_order() {
        assertThat(run("ansatz", "--degree", 2)).as(() -> err).isZero();
        assertThat(out).contains("there is no solution").doesNotContain("   j   p(x)");
        assertThat(run("ansatz", "--order", 2)).as(() -> err).isZero();
        assertThat(out).contains("   j   p(x)", "10x³ − 15x⁴ + 6x⁵").doesNotContain("Let [W]");
        assertThat(run("ansatz", "--degree", 9, "--order", 4)).as(() -> err).isZero();
        assertThat(out).contains("126x⁵ − 420x⁶ + 540x⁷ − 315x⁸ + 70x⁹");
    }

    @Test
    void should_refuse_what_is_out_of_range() {
        assertFails(run("ansatz", "--degree", 21), 2, "degree j must be from 1 to 20, but is 21");
        assertFails(run("ansatz", "--order", 0), 2, "order n must be from 1 to 9, but is 0");
        assertFails(run("ansatz", "--degree", "three"), 2, "--degree");
    }
}
