package org.idem4j.tribuo.corrector.ansatz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/** One ansatz in plain text, from the expansion of K, K², … to the solutions. */
final class DerivationText {

    /** How many of the words that ask for the same are named. */
    private static final int NAMED_WORDS = 5;

    private final Ansatz ansatz;
    private final List<String> lines = new ArrayList<>();

    DerivationText(Ansatz ansatz) {
        this.ansatz = ansatz;
    }

    List<String> lines() {
        expansion();
        coefficients();
        quadraticSystem();
        linearSystems();
        solutions();
        return List.copyOf(lines);
    }

    private void paragraph(String... text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(List.of(text));
        lines.add("");
    }

    private void expansion() {
        paragraph(
                "Which K′ = α₁K + … + αⱼKʲ of degree j = " + ansatz.degree()
                        + " are idempotent, if K is so to order n = " + ansatz.order() + "?",
                "K = P + D with PP = P; P and D do not commute; words with more than " + ansatz.order()
                        + " D are dropped:");
        List<Map<Word, Long>> powers = ansatz.powers();
        for (int i = 1; i <= powers.size(); i++) {
            Map<Word, Long> power = powers.get(i - 1);
            List<String> terms = ansatz.words()
                    .filter(power::containsKey)
                    .map(word -> (power.get(word) == 1 ? "" : power.get(word)) + word.toString())
                    .toList();
            lines.addAll(Notation.wrapped(String.format("  %-3s = ", Notation.power("K", i)), terms, " + "));
        }
    }

    private void coefficients() {
        paragraph("Let [W] be the coefficient of the word W in K′:");
        Map<LinearForm, List<String>> words = new LinkedHashMap<>();
        ansatz.coefficients()
                .forEach((word, form) ->
                        words.computeIfAbsent(form, f -> new ArrayList<>()).add("[" + word + "]"));
        words.forEach((form, names) -> {
            names.add(form.toString());
            lines.addAll(Notation.wrapped("  ", names, " = "));
        });
    }

    private void quadraticSystem() {
        paragraph(
                "K′K′ = K′ asks of each word W that the products of two words that give it add up to [W].",
                "A word read backwards asks for the same.");
        ansatz.words().filter(DerivationText::isFirstOfMirrorImages).forEach(word -> {
            List<String> products = word.factors().stream()
                    .map(factors -> "[" + factors.left() + "][" + factors.right() + "]")
                    .toList();
            lines.addAll(Notation.wrapped("  [" + word + "] = ", products.isEmpty() ? List.of("0") : products, " + "));
        });
    }

    private static boolean isFirstOfMirrorImages(Word word) {
        return word.projections() <= word.backwards().projections();
    }

    private void linearSystems() {
        paragraph(
                "This is quadratic, but linear when taken order by order. Without D it says that [P] is 0 or 1; 0 makes",
                "K′ ≈ 0 and is set aside. In a word with d letters D every product has a factor with fewer, whose",
                "coefficient the equations of fewer letters have made a number. What is left:");
        List<Ansatz.Order> orders = ansatz.orders();
        for (int letters = 0; letters < orders.size(); letters++) {
            String head = (letters == 0 ? "no" : letters) + " D";
            for (Ansatz.Equation equation : orders.get(letters).equations()) {
                lines.add(String.format("  %-4s  %s", head, equality(equation.form()) + "   from " + named(equation)));
                head = "";
            }
        }
    }

    private static String equality(LinearForm form) {
        LinearForm number = LinearForm.number(form.constant(), form.degree());
        return form.minus(number) + " = " + number.times(BigFraction.of(-1));
    }

    private static String named(Ansatz.Equation equation) {
        int more = equation.words().size() - NAMED_WORDS;
        return equation.words().stream().limit(NAMED_WORDS).map(Word::toString).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void solutions() {
        ansatz.solve()
                .ifPresentOrElse(
                        family -> {
                            paragraph(
                                    family.free().isEmpty()
                                            ? "The only solution:"
                                            : "The solutions, for any qᵢ or αᵢ:");
                            lines.add("  p(x) = " + AnsatzText.polynomial(family));
                            lines.addAll(Notation.wrapped("  ", AnsatzText.alphas(family), ", "));
                        },
                        () -> paragraph("They contradict each other: there is no solution."));
    }
}
