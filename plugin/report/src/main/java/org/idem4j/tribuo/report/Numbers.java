package org.idem4j.tribuo.report;

import java.util.Locale;

/** Numbers in sentences. */
public final class Numbers {

    private Numbers() {}

    /**
     * A number with two digits.
     *
     * @param value The number.
     * @return From a hundredth on as it is (0.023, 5.1), below with an exponent (2.3e-4).
     */
    public static String brief(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "not finite";
        }
        return Math.abs(value) < 0.01
                ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("e-0?", "e-")
                : String.format(Locale.ROOT, "%.2g", value);
    }
}
