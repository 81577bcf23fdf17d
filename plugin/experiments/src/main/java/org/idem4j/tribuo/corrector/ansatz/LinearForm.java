package org.idem4j.tribuo.corrector.ansatz;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/** c₀ + c₁α₁ + … + cⱼαⱼ in exact fractions. Immutable. */
final class LinearForm {

    private final BigFraction[] c;

    private LinearForm(BigFraction... c) {
        this.c = Arrays.stream(c).map(LinearForm::canonical).toArray(BigFraction[]::new);
    }

    /** The same number with a positive denominator. */
    private static BigFraction canonical(BigFraction number) {
        return number.getDenominator().signum() > 0
                ? number
                : BigFraction.of(
                        number.getNumerator().negate(), number.getDenominator().negate());
    }

    /** A number alone. */
    static LinearForm number(BigFraction number, int degree) {
        BigFraction[] c = new BigFraction[degree + 1];
        Arrays.setAll(c, i -> i == 0 ? number : BigFraction.ZERO);
        return new LinearForm(c);
    }

    /** αᵢ alone. */
    static LinearForm alpha(int i, int degree) {
        BigFraction[] c = new BigFraction[degree + 1];
        Arrays.setAll(c, k -> k == i ? BigFraction.ONE : BigFraction.ZERO);
        return new LinearForm(c);
    }

    int degree() {
        return c.length - 1;
    }

    BigFraction constant() {
        return c[0];
    }

    /** The coefficient of αᵢ. */
    BigFraction coefficient(int i) {
        return c[i];
    }

    boolean isNumber() {
        return firstAlpha().isEmpty();
    }

    boolean isZero() {
        return isNumber() && constant().isZero();
    }

    /** The i of the first αᵢ in it. */
    OptionalInt firstAlpha() {
        return IntStream.rangeClosed(1, degree()).filter(i -> !c[i].isZero()).findFirst();
    }

    LinearForm plus(LinearForm other) {
        BigFraction[] sum = new BigFraction[c.length];
        Arrays.setAll(sum, i -> c[i].add(other.c[i]));
        return new LinearForm(sum);
    }

    LinearForm minus(LinearForm other) {
        return plus(other.times(BigFraction.of(-1)));
    }

    LinearForm times(BigFraction factor) {
        return new LinearForm(
                Arrays.stream(c).map(value -> value.multiply(factor)).toArray(BigFraction[]::new));
    }

    /**
     * The product with another form.
     *
     * @throws IllegalStateException If neither is a number, for their product would not be linear.
     */
    LinearForm times(LinearForm other) {
        if (isNumber()) {
            return other.times(constant());
        }
        if (other.isNumber()) {
            return times(other.constant());
        }
        throw new IllegalStateException("The product of " + this + " and " + other + " is not linear.");
    }

    /** This with αᵢ replaced. */
    LinearForm with(int i, LinearForm replacement) {
        LinearForm without = minus(alpha(i, degree()).times(c[i]));
        return without.plus(replacement.times(c[i]));
    }

    /** αᵢ in terms of the others, where this is zero. */
    LinearForm solvedFor(int i) {
        return alpha(i, degree()).minus(times(c[i].reciprocal()));
    }

    /** The multiple of this, not zero, whose coefficients are integers without a common factor, the first one positive. */
    LinearForm normalised() {
        BigInteger divisor = Arrays.stream(c).map(BigFraction::getNumerator).reduce(BigInteger.ZERO, BigInteger::gcd);
        BigInteger multiple = Arrays.stream(c)
                .map(BigFraction::getDenominator)
                .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
        int sign = c[firstAlpha().orElse(0)].signum();
        return times(BigFraction.of(multiple, divisor).multiply(sign));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearForm form && Arrays.equals(c, form.c);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(c);
    }

    @Override
    public String toString() {
        return Notation.sum(Arrays.asList(c), i -> i == 0 ? "" : "α" + Notation.subscript(i));
    }
}
