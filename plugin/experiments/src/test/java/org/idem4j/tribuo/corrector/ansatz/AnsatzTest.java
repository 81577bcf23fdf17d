package org.idem4j.tribuo.corrector.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsatzTest {

    /** What the issue asks for: degrees to 10, orders to 4. */
    static Stream<Arguments> cases() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(order -> IntStream.rangeClosed(1, 10).mapToObj(degree -> Arguments.of(degree, order)));
    }

    @Test
    void should_have_no_solution_of_degree_two_and_one_of_degree_three() {
        assertThat(new Ansatz(1, 1).solve()).isEmpty();
        assertThat(new Ansatz(2, 1).solve()).isEmpty();
        SolutionFamily cubic = new Ansatz(3, 1).solve().orElseThrow();
        assertThat(cubic.free()).isEmpty();
        assertThat(cubic.member()).containsExactly(numbers(0, 3, -2));
    }

    @Test
    void should_have_families_from_degree_four_on() {
        SolutionFamily quartic = new Ansatz(4, 1).solve().orElseThrow();
        assertThat(quartic.free()).containsExactly(4);
        // α₄ = −3 is TRS4's x²(4x − 3x²).
        assertThat(quartic.member(BigFraction.of(-3))).containsExactly(numbers(0, 0, 4, -3));
        assertThat(new Ansatz(6, 1).solve().orElseThrow().directions())
                .containsExactly(
                        List.of(numbers(0, 1, -2, 1, 0, 0)),
                        List.of(numbers(0, 2, -3, 0, 1, 0)),
                        List.of(numbers(0, 3, -4, 0, 0, 1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void should_be_the_order_family_plus_multiples_of_its_error(int degree, int order) {
        int least = 2 * order + 1;
        if (degree < least) {
            assertThat(new Ansatz(degree, order).solve()).isEmpty();
            return;
        }
        SolutionFamily family = new Ansatz(degree, order).solve().orElseThrow();
        assertOrder(family, order + 1);
        assertThat(family.free())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(least + 1, degree).boxed().toList());
        // As many directions as multiples of xᵃ(1−x)ᵇ up to the degree, all of them multiples: no others.
        if (degree > least) {
            assertThat(family.commonPowerOfX()).isEqualTo(order + 1);
            assertThat(family.commonPowerOfOneMinusX()).isEqualTo(order + 1);
            assertThat(family.directions()).hasSize(degree - 2 * (order + 1) + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9})
    void should_give_the_correctors_of_higher_orders(int order) {
        assertThat(new Ansatz(2 * order, order).solve()).isEmpty();
        assertOrder(new Ansatz(2 * order + 1, order).solve().orElseThrow(), order + 1);
    }

    private static void assertOrder(SolutionFamily family, int order) {
        double[] coefficients = family.particular().stream()
                .limit(2 * order - 1)
                .mapToDouble(BigFraction::doubleValue)
                .toArray();
        assertThat(Corrector.of(coefficients)).isEqualTo(Corrector.order(order));
    }

    @Test
    void should_ask_word_by_word_and_set_the_zero_branch_aside() {
        List<Ansatz.Order> orders = new Ansatz(3, 1).orders();

        assertThat(orders.get(0).equations())
                .extracting(Object::toString)
                .containsExactly("Equation[form=−1 + α₁ + α₂ + α₃, words=[P]]");
        assertThat(orders.get(1).equations())
                .extracting(Object::toString)
                .containsExactly("Equation[form=α₁, words=[D, PD, DP]]", "Equation[form=2α₂ + 3α₃, words=[PDP]]");
    }

    @Test
    void should_refuse_a_member_with_too_few_parameters() {
        SolutionFamily family = new Ansatz(5, 1).solve().orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.member(BigFraction.ONE))
                .withMessageContaining("free coefficients are α of [4, 5], but 1 values");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, degree j", "21, 1, degree j", "3, 0, order n", "3, 10, order n"})
    void should_refuse_other_degrees_and_orders(int degree, int order, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ansatz(degree, order))
                .withMessageContaining(name + " must be from 1 to");
    }

    private static BigFraction[] numbers(int... numbers) {
        return Arrays.stream(numbers).mapToObj(BigFraction::of).toArray(BigFraction[]::new);
    }
}
