package org.idem4j.tribuo.filling;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.training.Shuffle;

/**
 * Learns a {@link CellCheck} from rows that are taken for good ones. What is plausible is measured on rows that the distribution
 * was not estimated from: the rows are shared out in parts, and each part is judged by the others.
 */
final class CheckLearning {

    /** How much further a cell may be than its quantile: a good one that is replaced costs more than an odd one that is nearly good. */
    private static final float FURTHER = 1.25f;

    /** The part of the false alarms that is the ranges'; what is left is for the thresholds. */
    private static final double OF_RANGES = 0.7;

    private static final int PARTS = 5;

    /** Added to the variances, in units in which they are about 1: few rows tell little of how columns hang together. */
    private static final double RIDGE = 0.1;

    /** A threshold of a column that follows from the others to the last digit. */
    private static final float LEAST = 1e-3f;

    /** The least width of a range, in the same units: what rounding may make of a constant. */
    private static final float ROUNDING = 1e-5f;

    private final double falseAlarms;
    private final float[] rows;
    private final float[] weights;
    private final Standardisation units;
    private final int n;
    private final int[] part;

    /**
     * What is to be learnt.
     *
     * @param falseAlarms The share of good cells that may be called odd.
     * @param rows Row-major, standardised, NaN where a cell is missing; in each column at least one is known.
     * @param weights Per row, not negative, their sum positive.
     * @param units What the rows were standardised by.
     * @param random For the parts.
     */
    CheckLearning(double falseAlarms, float[] rows, float[] weights, Standardisation units, RandomGenerator random) {
        this.falseAlarms = falseAlarms;
        this.rows = rows;
        this.weights = weights;
        this.units = units;
        this.n = units.means().length;
        this.part = IntStream.range(0, weights.length).map(i -> i % PARTS).toArray();
        Shuffle.shuffle(part, random);
    }

    /** The check of raw rows; null of more than {@value CellCheck#MOST_COLUMNS} columns, or of rows too few to judge by. */
    CellCheck learn() {
        if (n > CellCheck.MOST_COLUMNS || weights.length < 2 * PARTS) {
            return null;
        }
        float[][] distances = new float[n][weights.length];
        float[][] overshoots = new float[n][weights.length];
        for (int k = 0; k < PARTS; k++) {
            int[] judged = rowsWhere(k, true);
            int[] learnt = rowsWhere(k, false);
            judge(judged, learnt, distances, overshoots);
        }
        float[][] range = range(rows, n);
        double margin = Math.max(0, quantile(pooled(overshoots, null), 1 - OF_RANGES * falseAlarms));
        CellCheck whole = whole(thresholds(distances));
        float[] lowest = new float[n];
        float[] highest = new float[n];
        float[] scales = new float[n];
        for (int c = 0; c < n; c++) {
            float more = (float) (margin * (range[1][c] - range[0][c])) + ROUNDING;
            float deviation = units.deviations()[c];
            lowest[c] = (range[0][c] - more) * deviation + units.means()[c];
            highest[c] = (range[1][c] + more) * deviation + units.means()[c];
            scales[c] = whole.scales()[c] / deviation;
        }
        float[] means = units.restore(whole.means());
        return new CellCheck(
                1 - falseAlarms, weights.length, means, scales, whole.coupling(), whole.thresholds(), lowest, highest);
    }

    private int[] rowsWhere(int number, boolean within) {
        return IntStream.range(0, part.length)
                .filter(row -> part[row] == number == within)
                .toArray();
    }

    /** Of each judged cell how far it is from what the rest of its row lets expect, and beyond the range of the learnt rows. */
    private void judge(int[] judged, int[] learnt, float[][] distances, float[][] overshoots) {
        float[] some = FillingRun.select(rows, learnt, n);
        float[] ofSome = FillingRun.select(weights, learnt, 1);
        double sum = 0;
        for (float weight : ofSome) {
            sum += weight;
        }
        float[][] range = range(some, n);
        CellCheck estimate = sum > 0 ? estimate(some, ofSome, ones()) : whole(ones());
        float[] values = FillingRun.select(rows, judged, n);
        float[] far = estimate.distances(values);
        for (int i = 0; i < values.length; i++) {
            int c = i % n;
            int row = judged[i / n];
            float span = range[1][c] - range[0][c];
            float beyond = Math.max(range[0][c] - values[i], values[i] - range[1][c]);
            distances[c][row] = Math.abs(far[i]);
            overshoots[c][row] = Float.isNaN(values[i]) ? Float.NaN : span > 0 ? Math.max(0, beyond / span) : 0;
        }
    }

    private float[] ones() {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private CellCheck whole(float[] thresholds) {
        return estimate(rows, weights, thresholds);
    }

    /** A check of standardised rows, without a range. */
    private CellCheck estimate(float[] some, float[] ofSome, float[] thresholds) {
        ConditionalMean mean = ConditionalMean.of(Gaussian.of(some, ofSome, n), RIDGE, 1);
        float[] highest = new float[n];
        Arrays.fill(highest, Float.MAX_VALUE);
        float[] lowest = new float[n];
        Arrays.fill(lowest, -Float.MAX_VALUE);
        return new CellCheck(
                1 - falseAlarms,
                ofSome.length,
                mean.means(),
                mean.scales(),
                mean.coupling(),
                thresholds,
                lowest,
                highest);
    }

    /** Per column the smallest and the largest known value; 0 and 0 where none is known. */
    private static float[][] range(float[] rows, int n) {
        float[][] range = new float[2][n];
        for (int c = 0; c < n; c++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = c; i < rows.length; i += n) {
                if (!Float.isNaN(rows[i])) {
                    least = Math.min(least, rows[i]);
                    most = Math.max(most, rows[i]);
                }
            }
            range[0][c] = least <= most ? least : 0;
            range[1][c] = least <= most ? most : 0;
        }
        return range;
    }

    /**
     * Per column the quantile of its distances. Of few rows a column alone tells no such quantile: then the least is what all
     * columns together tell, in units of each one's own distances.
     */
    private float[] thresholds(float[][] distances) {
        float[] thresholds = new float[n];
        float[] squares = new float[n];
        boolean few = false;
        for (int c = 0; c < n; c++) {
            float[] known = known(distances[c]);
            thresholds[c] = known.length == 0 ? 0 : FURTHER * quantile(known, 1 - falseAlarms);
            for (float distance : known) {
                squares[c] += distance * distance / known.length;
            }
            few |= known.length * falseAlarms < 2;
        }
        float together = few ? FURTHER * quantile(pooled(distances, squares), 1 - falseAlarms) : 0;
        for (int c = 0; c < n; c++) {
            thresholds[c] = Math.max(LEAST, Math.max(thresholds[c], together * (float) Math.sqrt(squares[c])));
        }
        return thresholds;
    }

    private static float[] known(float[] values) {
        float[] known = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                known[count++] = value;
            }
        }
        return Arrays.copyOf(known, count);
    }

    /** The known values of all columns, each over the root of its column's mean square where that is given. */
    private static float[] pooled(float[][] values, float[] squares) {
        float[] all = new float[values.length * values[0].length];
        int count = 0;
        for (int c = 0; c < values.length; c++) {
            for (float value : known(values[c])) {
                all[count++] = squares == null ? value : squares[c] > 0 ? value / (float) Math.sqrt(squares[c]) : 0;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** What this share of new values is expected not to exceed; the largest where there are too few to tell. */
    private static float quantile(float[] values, double share) {
        Arrays.sort(values);
        int place = (int) Math.ceil(share * (values.length + 1));
        return values[Math.min(place, values.length) - 1];
    }
}
