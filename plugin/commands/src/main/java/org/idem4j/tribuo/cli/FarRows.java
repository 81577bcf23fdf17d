package org.idem4j.tribuo.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.idem4j.onnx.repair.Calibration;

/** The rows for which a model gives a number that no such column has. */
final class FarRows {

    /** A column of 32-bit numbers that lies further off, in its deviations, could not be told from a constant. */
    private static final float MOST_DEVIATIONS = 1e9f;

    /** Where the deviation is not known. */
    private static final float MOST = 1e30f;

    private final NamedRows found = new NamedRows();
    private final float[] bounds;
    private float first;

    /**
     * Begins with none.
     *
     * @param calibration What the model says of its columns; null for nothing.
     * @param columns How many there are.
     */
    FarRows(Calibration calibration, int columns) {
        bounds = new float[columns];
        Arrays.fill(bounds, MOST);
        for (int c = 0; calibration != null && c < columns; c++) {
            float deviation = calibration.deviations()[c];
            // A constant column has 1, wherever it lies.
            bounds[c] = deviation == 1 ? MOST : Math.min(MOST, MOST_DEVIATIONS * deviation);
        }
    }

    /** Looks at outputs, row-major; {@code row} is the number of the first. */
    void look(long row, float[] outputs) {
        int n = bounds.length;
        for (int start = 0; start < outputs.length; start += n) {
            for (int c = 0; c < n; c++) {
                if (Math.abs(outputs[start + c]) > bounds[c]) {
                    first = found.count() == 0 ? outputs[start + c] : first;
                    found.add(row + start / n, c);
                    break;
                }
            }
        }
    }

    /** What is to be said of them; empty where there are none. */
    String told(List<String> names) {
        return found.count() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Rows with values beyond all that was learnt from: %,d, %s, is %.3g. Check them before they are used.",
                        found.count(),
                        found.told(names),
                        first);
    }
}
