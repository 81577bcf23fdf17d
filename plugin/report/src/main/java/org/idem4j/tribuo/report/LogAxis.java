package org.idem4j.tribuo.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * A logarithmic axis.
 *
 * @param from The least value.
 * @param to The greatest.
 */
record LogAxis(double from, double to) {

    /** With fewer powers of ten on it than this, an axis names numbers between them too. */
    private static final int FEW = 2;
    /** Powers of ten beyond this exponent are written as such. */
    private static final int PLAIN = 3;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** The share of an axis that is left free at either end when it is fixed. */
    private static final double MARGIN = 0.06;

    static LogAxis of(double[] values) {
        return new LogAxis(
                Arrays.stream(values).min().orElse(1),
                Arrays.stream(values).max().orElse(10));
    }

    /** The axis that shows both. */
    LogAxis and(LogAxis other) {
        return new LogAxis(Math.min(from, other.from), Math.max(to, other.to));
    }

    private int first() {
        return (int) Math.ceil(Math.log10(from));
    }

    private int last() {
        return (int) Math.floor(Math.log10(to));
    }

    /** Which leading digits have labels. */
    private boolean shown(int digit) {
        return digit == 1 || (narrow() && (digit == 2 || digit == 5 || to < 5 * from));
    }

    private boolean narrow() {
        return last() - first() + 1 < FEW;
    }

    /** Where lines of a grid belong: at the numbers that have labels. */
    double[] gridLines() {
        return IntStream.rangeClosed(first() - 1, last())
                .mapToDouble(exponent -> Math.pow(10, exponent))
                .flatMap(power -> IntStream.rangeClosed(1, 9).mapToDouble(digit -> digit * power))
                .filter(value -> value >= from && value <= to && !label(value).isBlank())
                .toArray();
    }

    void styleX(AxesChartStyler styler) {
        styler.setXAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(!narrow())
                .setXAxisTickLabelsFormattingFunction(this::label);
    }

    void styleY(AxesChartStyler styler) {
        styler.setYAxisLogarithmic(true)
                .setYAxisLogarithmicDecadeOnly(!narrow())
                .setYAxisTickLabelsFormattingFunction(this::label)
                .setPlotGridLinesVisible(false);
    }

    /** Fixes the ends, which XChart finds from the data otherwise. */
    void fixY(AxesChartStyler styler) {
        double margin = Math.pow(to / from, MARGIN);
        styler.setYAxisMin(from / margin).setYAxisMax(to * margin);
    }

    /** A number, or 10 to an exponent if the axis reaches far; blank if it is one of too many. */
    String label(double value) {
        int power = (int) Math.floor(Math.log10(value) + 1e-9);
        double digit = value / Math.pow(10, power);
        if (Math.abs(digit - Math.rint(digit)) > 1e-6 || !shown((int) Math.rint(digit))) {
            return " ";
        }
        if (narrow() || (Math.abs(first()) <= PLAIN && Math.abs(last()) <= PLAIN)) {
            return String.format(Locale.ROOT, "%." + Math.max(0, -power) + "f", value);
        }
        if (power == 0 || power == 1) {
            return power == 0 ? "1" : "10";
        }
        StringBuilder label = new StringBuilder(power < 0 ? "10⁻" : "10");
        Integer.toString(Math.abs(power)).chars().forEach(c -> label.append(SUPERSCRIPTS.charAt(c - '0')));
        return label.toString();
    }
}
