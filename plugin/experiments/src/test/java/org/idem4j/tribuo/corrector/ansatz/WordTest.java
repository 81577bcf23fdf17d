package org.idem4j.tribuo.corrector.ansatz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words against strings of letters that are shortened by replacing PP with P. */
class WordTest {

    @Test
    void should_be_written_as_powers() {
        assertThat(Word.P.times(Word.D).times(Word.D).times(Word.P)).hasToString("PD²P");
        assertThat(Word.D.times(Word.P).times(Word.P).times(Word.D)).hasToString("DPD");
        assertThat(Word.P.times(Word.D).backwards()).hasToString("DP");
        assertThat(Word.P
                        .times(Word.D)
                        .times(Word.P)
                        .times(Word.D)
                        .times(Word.D)
                        .backwards())
                .hasToString("D²PDP");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void should_be_all_shortened_strings(int perturbations) {
        List<String> expected = strings(2 * perturbations + 1)
                .filter(letters ->
                        letters.chars().filter(letter -> letter == 'D').count() == perturbations)
                .map(WordTest::shortened)
                .distinct()
                .toList();

        assertThat(Word.with(perturbations))
                .extracting(WordTest::letters)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void should_multiply_as_strings_do() {
        for (Word left : words()) {
            for (Word right : words()) {
                assertThat(letters(left.times(right))).isEqualTo(shortened(letters(left) + letters(right)));
            }
        }
    }

    @Test
    void should_have_the_factors_of_every_product() {
        for (Word word : words()) {
            List<Word.Factors> expected = words().stream()
                    .flatMap(left -> words().stream().map(right -> new Word.Factors(left, right)))
                    .filter(factors -> factors.left().times(factors.right()).equals(word))
                    .toList();
            assertThat(word.factors()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void should_expand_the_powers_of_k() {
        List<Map<Word, Long>> powers = new Ansatz(10, 4).powers();

        assertThat(powers).hasSize(10);
        for (Map<Word, Long> power : powers) {
            Map<String, Long> counts = new TreeMap<>();
            power.forEach((word, count) -> counts.put(letters(word), count));
            assertThat(counts).isEqualTo(expanded(powers.indexOf(power) + 1));
        }
    }

    /** (P + D)ⁱ, from all of its 2ⁱ products. */
    private static Map<String, Long> expanded(int i) {
        return strings(i)
                .filter(letters -> letters.length() == i)
                .filter(letters ->
                        letters.chars().filter(letter -> letter == 'D').count() <= 4)
                .collect(Collectors.groupingBy(WordTest::shortened, TreeMap::new, Collectors.counting()));
    }

    /** Up to three letters D, the empty word excepted. */
    private static List<Word> words() {
        return new Ansatz(1, 3).words().toList();
    }

    /** All strings of P and D up to a length. */
    private static Stream<String> strings(int length) {
        return IntStream.rangeClosed(1, length)
                .boxed()
                .flatMap(n -> IntStream.range(0, 1 << n)
                        .mapToObj(bits -> IntStream.range(0, n)
                                .mapToObj(k -> (bits >> k & 1) == 1 ? "P" : "D")
                                .collect(Collectors.joining())));
    }

    private static String shortened(String letters) {
        return letters.replaceAll("P+", "P");
    }

    /** A word's letters, one by one. */
    private static String letters(Word word) {
        String text = word.toString();
        for (int power = 2; power <= 9; power++) {
            text = text.replace("D" + "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(power), "D".repeat(power));
        }
        return text;
    }
}
