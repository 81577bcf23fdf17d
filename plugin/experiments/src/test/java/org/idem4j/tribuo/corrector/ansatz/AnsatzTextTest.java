package org.idem4j.tribuo.corrector.ansatz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnsatzTextTest {

    @Test
    void should_derive_the_papers_corrector_step_by_step() {
        assertThat(AnsatzText.derivation(new Ansatz(3, 1)))
                .containsSubsequence(
                        "  K³  = P + PD + DP + PDP",
                        "  [PD] = [DP] = α₂ + α₃",
                        "  [PDP] = α₃",
                        "  [PDP] = [P][PDP] + [P][DP] + [PDP][P] + [PD][P]",
                        "  no D  α₁ + α₂ + α₃ = 1   from P",
                        "  1 D   α₁ = 0   from D, PD, DP",
                        "        2α₂ + 3α₃ = 0   from PDP",
                        "The only solution:",
                        "  p(x) = 3x² − 2x³",
                        "  α₁ = 0, α₂ = 3, α₃ = −2")
                .anySatisfy(line -> assertThat(line).startsWith("K′ ≈ 0 and is set aside."));
    }

    @Test
    void should_say_where_there_is_no_solution() {
        assertThat(AnsatzText.derivation(new Ansatz(2, 1)))
                .containsSubsequence(
                        "  no D  α₁ + α₂ = 1   from P",
                        "  1 D   α₁ = 0   from D, PD, DP",
                        "        α₂ = 0   from PDP",
                        "They contradict each other: there is no solution.");
    }

    @Test
    void should_list_the_families_up_to_degree_ten() {
        List<String> lines = AnsatzText.families(1);

        assertThat(lines)
                .containsSubsequence(
                        "   2   none",
                        "   3   3x² − 2x³",
                        "   4   3x² − 2x³ + x²(1 − x)²q₀",
                        "       α₁ = 0, α₂ = 3 + α₄, α₃ = −2 − 2α₄",
                        "   5   3x² − 2x³ + x²(1 − x)²(q₀ + q₁x)",
                        "   6   3x² − 2x³ + x²(1 − x)²(q₀ + q₁x + q₂x²)",
                        "  10   3x² − 2x³ + x²(1 − x)²(q₀ + q₁x + … + q₆x⁶)");
        assertThat(AnsatzText.families(2)).contains("   6   10x³ − 15x⁴ + 6x⁵ + x³(1 − x)³q₀");
        assertThat(AnsatzText.appendix()).containsAll(lines);
    }

    @Test
    void should_break_long_lines() {
        assertThat(AnsatzText.derivation(new Ansatz(10, 4)))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }
}
