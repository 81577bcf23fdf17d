package org.idem4j.tribuo.corrector.ansatz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/** How words, sums and polynomials are written in plain text. */
final class Notation {

    /** Where lines break. */
    private static final int WIDTH = 100;

    private static final String MINUS = "−";
    private static final Pattern RUN = Pattern.compile("(.)\\1+");

    private Notation() {}

    /** Digits below the line: ₁₀. */
    static String subscript(int number) {
        return digits(number, "₀₁₂₃₄₅₆₇₈₉");
    }

    /** A power of something: nothing for 1, else digits above the line, x¹⁰. */
    static String power(String base, int exponent) {
        return exponent == 1 ? base : base + digits(exponent, "⁰¹²³⁴⁵⁶⁷⁸⁹");
    }

    private static String digits(int number, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append(alphabet.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** Letters with each run of the same one as a power: PD²P. */
    static String runs(String letters) {
        return RUN.matcher(letters)
                .replaceAll(run -> power(run.group(1), run.group().length()));
    }

    /** A sum of multiples of symbols, the symbol of a number alone being empty: 3 + α₄ − 2α₅. */
    static String sum(List<BigFraction> coefficients, IntFunction<String> symbol) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < coefficients.size(); i++) {
            BigFraction coefficient = coefficients.get(i);
            if (!coefficient.isZero()) {
                boolean negative = coefficient.signum() < 0;
                String sign = negative ? " " + MINUS + " " : " + ";
                text.append(text.isEmpty() ? (negative ? MINUS : "") : sign)
                        .append(term(coefficient.abs(), symbol.apply(i)));
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    private static String term(BigFraction size, String symbol) {
        String number = size.getDenominator().equals(BigInteger.ONE)
                ? size.getNumerator().toString()
                : size.getNumerator() + "/" + size.getDenominator() + (symbol.isEmpty() ? "" : "·");
        return size.isOne() && !symbol.isEmpty() ? symbol : number + symbol;
    }

    /** A polynomial α₁x + α₂x² + …. */
    static String polynomial(List<BigFraction> alphas) {
        return sum(alphas, i -> power("x", i + 1));
    }

    /** Parts with something between them after a head, the lines that do not fit broken and indented below the first part. */
    static List<String> wrapped(String head, List<String> parts, String between) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        String separator = "";
        for (String part : parts) {
            if (line.length() + separator.length() + part.length() > WIDTH) {
                lines.add((line + separator).stripTrailing());
                line = new StringBuilder(" ".repeat(head.length()));
                separator = "";
            }
            line.append(separator).append(part);
            separator = between;
        }
        lines.add(line.toString());
        return lines;
    }
}
