package org.idem4j.tribuo.corrector.ansatz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The correctors that the ansatz gives, in lines of plain text, as Appendix A of Jensen &amp; Vicary would have them. */
public final class AnsatzText {

    /** The highest degree of the table. */
    private static final int TABLE_DEGREE = 10;

    private AnsatzText() {}

    /**
     * The paper's case: how 3K² − 2K³ comes out for degree 3 and order 1, and the families of order 1.
     *
     * @return The lines.
     */
    public static List<String> appendix() {
        return Stream.of(derivation(new Ansatz(3, 1)), List.of("", ""), families(1))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * One ansatz from the expansion to the solutions.
     *
     * @param ansatz Its degree and order.
     * @return The lines.
     */
    public static List<String> derivation(Ansatz ansatz) {
        return new DerivationText(ansatz).lines();
    }

    /**
     * The solutions of all degrees up to 10.
     *
     * @param order n.
     * @return The lines.
     * @throws IllegalArgumentException If there is no ansatz of the order.
     */
    public static List<String> families(int order) {
        List<String> lines = new ArrayList<>();
        lines.add("Correctors p(x) = α₁x + … + αⱼxʲ for K near-idempotent to order " + order
                + ": p(K) is idempotent up to words with");
        lines.add("more than " + order + " D. The qᵢ, and the αᵢ on the right, are any numbers.");
        lines.add("");
        lines.add("   j   p(x)");
        for (int degree = 1; degree <= TABLE_DEGREE; degree++) {
            String head = String.format("  %2d   ", degree);
            Optional<SolutionFamily> solutions = new Ansatz(degree, order).solve();
            lines.add(head + solutions.map(AnsatzText::polynomial).orElse("none"));
            solutions
                    .filter(family -> !family.free().isEmpty())
                    .ifPresent(
                            family -> lines.addAll(Notation.wrapped(" ".repeat(head.length()), alphas(family), ", ")));
        }
        return lines;
    }

    /** 3x² − 2x³ + x²(1 − x)²(q₀ + q₁x). */
    static String polynomial(SolutionFamily family) {
        String particular = Notation.polynomial(family.particular());
        int parameters = family.free().size();
        return parameters == 0
                ? particular
                : particular + " + " + Notation.power("x", family.commonPowerOfX())
                        + Notation.power("(1 − x)", family.commonPowerOfOneMinusX()) + quotient(parameters);
    }

    /** q₀, or (q₀ + q₁x + … + q₆x⁶). */
    private static String quotient(int parameters) {
        if (parameters == 1) {
            return "q₀";
        }
        return IntStream.range(0, parameters)
                .filter(i -> i < 2 || i == parameters - 1)
                .mapToObj(i -> (i == parameters - 1 && parameters > 3 ? "… + " : "") + "q" + Notation.subscript(i)
                        + (i == 0 ? "" : Notation.power("x", i)))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    /** α₂ = 3 + α₄, …: those that are not free. */
    static List<String> alphas(SolutionFamily family) {
        List<Integer> free = family.free();
        return IntStream.rangeClosed(1, family.degree())
                .filter(i -> !free.contains(i))
                .mapToObj(i -> "α" + Notation.subscript(i) + " = " + family.alpha(i))
                .toList();
    }
}
