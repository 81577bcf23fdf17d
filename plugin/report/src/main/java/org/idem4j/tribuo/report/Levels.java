package org.idem4j.tribuo.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Round numbers on an axis. */
final class Levels {

    /** Steps within a decade that all decades share. */
    private static final int[] PER_DECADE = {50, 20, 10, 5, 2, 1};

    private static final double[] ROUND = {1, 2, 5, 10};

    /** With fewer of them than this, a scale needs more numbers. */
    private static final int FEW = 4;

    /** The longest number that is written without an exponent: 0.0125. */
    private static final int LONGEST = 7;

    private Levels() {}

    /** Multiples of 1, 2 or 5 times a power of ten from low to high, at most so many. */
    static double[] linear(double low, double high, int most) {
        double least = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = power
                * Arrays.stream(ROUND)
                        .filter(f -> f * power >= least)
                        .findFirst()
                        .orElse(10);
        return IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.floor(high / step))
                .mapToDouble(i -> i * step)
                .toArray();
    }

    /** Numbers evenly spaced on a logarithmic axis, powers of ten among them, from low to high, at most so many. */
    static double[] logarithmic(double low, double high, int most) {
        double decades = Math.log10(high / low);
        int steps = Arrays.stream(PER_DECADE)
                .filter(n -> n * decades <= most)
                .findFirst()
                .orElse(1);
        return IntStream.rangeClosed(
                        (int) Math.ceil(steps * Math.log10(low)), (int) Math.floor(steps * Math.log10(high)))
                .mapToDouble(i -> Math.pow(10, (double) i / steps))
                .toArray();
    }

    /** 1, 2 and 5 times the powers of ten from low to high; the other digits too, if there are few. */
    static double[] ofDecades(double low, double high) {
        double[] levels = ofDecades(low, high, IntStream.of(1, 2, 5));
        return levels.length < FEW ? ofDecades(low, high, IntStream.rangeClosed(1, 9)) : levels;
    }

    private static double[] ofDecades(double low, double high, IntStream digits) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.floor(Math.log10(high));
        return digits.boxed()
                .flatMapToDouble(
                        digit -> IntStream.rangeClosed(first, last).mapToDouble(power -> digit * Math.pow(10, power)))
                .filter(level -> level >= low && level <= high)
                .sorted()
                .toArray();
    }

    /** A round number without needless digits. */
    static String text(double value) {
        String plain = new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
        String text = plain.length() <= LONGEST
                ? plain
                : String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e").replaceAll("e([+-])0+", "e$1");
        return text.replace('-', '−');
    }
}
