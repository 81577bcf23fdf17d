package org.idem4j.tribuo.corrector.ansatz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The ansatz K′ = α₁K + … + αⱼKʲ (Jensen &amp; Vicary, Eq. 4) and the demand (K′)² = K′ for every K = P + D with P² = P,
 * up to words in P and D that have more than n letters D (Definition 1: K is near-idempotent to order n).
 *
 * <p>P and D are arbitrary, so the coefficients of each word on both sides must agree. With [W] for the coefficient of W in
 * K′, linear in the αᵢ, that is Σ [U][V] = [W] over all U and V with UV = W: a quadratic system. It becomes linear order by
 * order. Without D it says [P]² = [P]; the branch [P] = 0, K′ ≈ 0, is set aside, so [P] = 1. In the equation of a word with
 * d letters D, every product has a factor with fewer than d, and the equations of fewer letters have fixed the coefficients
 * of those as numbers.
 *
 * @param degree j, from 1 to {@value #MAX_DEGREE}.
 * @param order n, from 1 to {@value #MAX_ORDER}.
 */
public record Ansatz(int degree, int order) {

    /** The highest degree; the order is what costs time. */
    public static final int MAX_DEGREE = 20;
    /** The highest order, of 2046 words and a second. */
    public static final int MAX_ORDER = 9;

    /**
     * Makes an ansatz.
     *
     * @param degree j, from 1 to {@value #MAX_DEGREE}.
     * @param order n, from 1 to {@value #MAX_ORDER}.
     * @throws IllegalArgumentException If the degree or the order is out of range.
     */
    public Ansatz {
        requireRange("degree j", degree, MAX_DEGREE);
        requireRange("order n", order, MAX_ORDER);
    }

    private static void requireRange(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "The ansatz's " + what + " must be from 1 to " + most + ", but is " + value + ".");
        }
    }

    /**
     * All solutions but those with K′ ≈ 0.
     *
     * @return The family, a single solution perhaps; empty if there is none.
     */
    public Optional<SolutionFamily> solve() {
        List<Order> orders = orders();
        return orders.get(orders.size() - 1).solutions();
    }

    /** The solutions from order to order, as far as there are any. */
    List<Order> orders() {
        Map<Word, LinearForm> coefficients = coefficients();
        List<Order> orders = new ArrayList<>();
        Optional<SolutionFamily> solutions = Optional.of(SolutionFamily.unrestricted(degree));
        for (int letters = 0; letters <= order && solutions.isPresent(); letters++) {
            List<Equation> equations = equations(letters, coefficients, solutions.get());
            solutions = solutions.get().restrictedTo(equations);
            orders.add(new Order(equations, solutions));
        }
        return orders;
    }

    /** The words of this ansatz, those with the fewest letters D first. */
    Stream<Word> words() {
        return IntStream.rangeClosed(0, order)
                .boxed()
                .flatMap(letters -> Word.with(letters).stream())
                .filter(word -> !word.isEmpty());
    }

    /** K, K², …, Kʲ: how often each word occurs in each. */
    List<Map<Word, Long>> powers() {
        List<Map<Word, Long>> powers = new ArrayList<>();
        powers.add(Map.of(Word.P, 1L, Word.D, 1L));
        while (powers.size() < degree) {
            Map<Word, Long> next = new LinkedHashMap<>();
            powers.get(powers.size() - 1)
                    .forEach((word, count) -> Stream.of(Word.P, Word.D)
                            .map(word::times)
                            .filter(product -> product.perturbations() <= order)
                            .forEach(product -> next.merge(product, count, Long::sum)));
            powers.add(next);
        }
        return powers;
    }

    /** [W] of every word. */
    Map<Word, LinearForm> coefficients() {
        List<Map<Word, Long>> powers = powers();
        Map<Word, LinearForm> coefficients = new LinkedHashMap<>();
        words().forEach(word -> {
            LinearForm form = LinearForm.number(BigFraction.ZERO, degree);
            for (int i = 1; i <= degree; i++) {
                long count = powers.get(i - 1).getOrDefault(word, 0L);
                form = form.plus(LinearForm.alpha(i, degree).times(BigFraction.of(count)));
            }
            coefficients.put(word, form);
        });
        return coefficients;
    }

    private static List<Equation> equations(int letters, Map<Word, LinearForm> coefficients, SolutionFamily known) {
        if (letters == 0) {
            LinearForm one = LinearForm.number(BigFraction.ONE, known.degree());
            return List.of(new Equation(coefficients.get(Word.P).minus(one), List.of(Word.P)));
        }
        Map<Word, LinearForm> values = new LinkedHashMap<>(coefficients);
        values.replaceAll((word, form) -> word.perturbations() < letters ? known.of(form) : form);
        Map<LinearForm, List<Word>> words = new LinkedHashMap<>();
        for (Word word : Word.with(letters)) {
            LinearForm difference = squared(word, values).minus(values.get(word));
            if (!difference.isZero()) {
                words.computeIfAbsent(difference.normalised(), form -> new ArrayList<>())
                        .add(word);
            }
        }
        return words.entrySet().stream()
                .map(entry -> new Equation(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The coefficient of a word in (K′)². */
    private static LinearForm squared(Word word, Map<Word, LinearForm> values) {
        return word.factors().stream()
                .map(factors -> values.get(factors.left()).times(values.get(factors.right())))
                .reduce(values.get(word).times(BigFraction.ZERO), LinearForm::plus);
    }

    /**
     * An equation.
     *
     * @param form What must be zero.
     * @param words The words that ask for it.
     */
    record Equation(LinearForm form, List<Word> words) {}

    /**
     * What the words with the same number of letters D ask.
     *
     * @param equations Their equations, each once.
     * @param solutions What solves these and those of fewer letters; empty if nothing does.
     */
    record Order(List<Equation> equations, Optional<SolutionFamily> solutions) {}
}
