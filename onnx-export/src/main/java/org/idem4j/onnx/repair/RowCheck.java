package org.idem4j.onnx.repair;

import java.util.Arrays;

/** A {@link CellCheck} of one row after the other, in the same memory. */
final class RowCheck {
    /** The least share of a cell's precision that is left to be judged by; below it the other cells say nothing of it. */
    private static final double LEAST_LEFT = 1e-6;

    /** What a normal variable exceeds once in seven hundred times. */
    private static final double NORMAL = 3.2;

    private final CellCheck check;
    private final int n;
    private final double[] precision;
    private final double[] residuals;
    private final boolean[] out;
    private boolean copied;

    RowCheck(CellCheck check) {
        this.check = check;
        this.n = check.columns();
        this.precision = new double[n * n];
        this.residuals = new double[n];
        this.out = new boolean[n];
    }

    /**
     * Finds the implausible cells of a row.
     *
     * @param found Where to write; the row begins at the same place as in the values.
     */
    void find(float[] values, int start, boolean[] found) {
        for (int c = 0; c < n; c++) {
            found[start + c] = check.outOfRange(values[start + c], c);
        }
        begin(values, start, found);
        for (int left = Math.max(1, n / 2); left > 0; left--) {
            int worst = worst();
            if (worst < 0) {
                return;
            }
            found[start + worst] = true;
            takeOut(worst);
        }
    }

    /**
     * Begins with r of a row without its missing cells and some others. What a cell held that is taken out doesn't matter, so it
     * is not multiplied by: a wild one would drown the others in its rounding.
     */
    void begin(float[] values, int start, boolean[] without) {
        copied = false;
        Arrays.fill(residuals, 0);
        Arrays.fill(out, false);
        for (int i = 0; i < n; i++) {
            float value = values[start + i];
            if (!Float.isNaN(value) && !without[start + i]) {
                double u = ((double) value - check.means()[i]) * check.scales()[i];
                for (int j = 0; j < n; j++) {
                    residuals[j] += u * check.coupling()[i * n + j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (Float.isNaN(values[start + i]) || without[start + i]) {
                takeOut(i);
            }
        }
    }

    /** r/√Λ of a cell given those that are left; 0 where these say nothing of it. */
    double distance(int cell) {
        double own = copied ? precision[cell * n + cell] : check.coupling()[cell * n + cell];
        return own > LEAST_LEFT ? residuals[cell] / Math.sqrt(own) : 0;
    }

    /**
     * How far a cell may be given those that are left. Its threshold was measured given all others, and may be small where columns
     * follow from each other; what those taken out leave unsaid, the rest of the variance, is as large as that of a normal variable.
     */
    private double threshold(int cell) {
        double threshold = check.thresholds()[cell];
        if (!copied) {
            return threshold;
        }
        double known = Math.min(1, precision[cell * n + cell] / check.coupling()[cell * n + cell]);
        double ofRest = Math.max(threshold, NORMAL);
        return Math.sqrt(threshold * threshold * known + ofRest * ofRest * (1 - known));
    }

    /** The cell furthest beyond its threshold, or -1. */
    private int worst() {
        int worst = -1;
        double furthest = 1; // at its threshold
        for (int c = 0; c < n; c++) {
            double excess = out[c] ? 0 : Math.abs(distance(c)) / threshold(c);
            if (excess > furthest) {
                furthest = excess;
                worst = c;
            }
        }
        return worst;
    }

    /** The precision and r of the cells that are left, by the complement of Schur. */
    private void takeOut(int cell) {
        if (!copied) {
            for (int i = 0; i < precision.length; i++) {
                precision[i] = check.coupling()[i];
            }
            copied = true;
        }
        out[cell] = true;
        double own = precision[cell * n + cell];
        if (own <= LEAST_LEFT) {
            return;
        }
        for (int i = 0; i < n; i++) {
            double share = out[i] ? 0 : precision[i * n + cell] / own;
            if (share != 0) {
                residuals[i] -= share * residuals[cell];
                for (int j = 0; j < n; j++) {
                    precision[i * n + j] -= share * precision[cell * n + j];
                }
            }
        }
    }
}
