package org.idem4j.tribuo.filling;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * What a column's cells may be, learnt from clean rows. A cell beyond that is wild and counts as missing, so that it spoils no
 * other; a row that f takes beyond it becomes one that f leaves alone, so that f∘f = f holds on all inputs where it holds
 * within. In the units of the training. Immutable.
 *
 * @param lowest Per column.
 * @param highest Per column, not below the lowest.
 * @param centre A row that f leaves alone, within the bounds; null where outputs are not to be bounded.
 */
public record Guard(float[] lowest, float[] highest, float[] centre) {

    /**
     * How far beyond the clean rows a cell may lie, in shares of what they span, for each unit of the column's kurtosis: a third
     * of the span for a normal column, more where the tails are heavy and the next row may well lie further out; never less than
     * a standard deviation, for rows come with noise.
     */
    private static final double MARGIN = 0.1;

    /** Rows so few that the margin is doubled: of fewer, the next ones lie further out, and their kurtosis says less of it. */
    private static final double FEW = 100;

    /** The applications after which f is taken to leave its output alone. */
    private static final int SETTLED = 3;

    /**
     * Checks the bounds.
     *
     * @param lowest Finite.
     * @param highest As many, finite.
     * @param centre As many, or null.
     * @throws IllegalArgumentException If they do not fit together, or are not finite.
     */
    public Guard {
        boolean fits = lowest.length == highest.length && (centre == null || centre.length == lowest.length);
        for (int c = 0; fits && c < lowest.length; c++) {
            fits = lowest[c] <= highest[c]
                    && Float.isFinite(lowest[c])
                    && Float.isFinite(highest[c])
                    && (centre == null || lowest[c] <= centre[c] && centre[c] <= highest[c]);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "A guard has as many lowest as highest values, finite and in order, and a"
                            + " centre between them.");
        }
    }

    /**
     * Learns from clean rows.
     *
     * @param f The function; on rows that it is idempotent on by construction its outputs are bounded, too.
     * @param clean Row-major, at least one row, finite.
     * @param n The columns.
     * @param byConstruction Whether f(f(x)) = f(x) for all x.
     * @return The guard, which lets the rows and what f makes of them pass.
     */
    public static Guard of(UnaryOperator<float[]> f, float[] clean, int n, boolean byConstruction) {
        float[] lowest = new float[n];
        float[] highest = new float[n];
        Arrays.fill(lowest, Float.POSITIVE_INFINITY);
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        widen(lowest, highest, clean);
        double[][] moments = moments(clean, n);
        float[] centre = null;
        if (byConstruction) {
            widen(lowest, highest, f.apply(clean));
            centre = new float[n];
            for (int pass = 0; pass < SETTLED; pass++) {
                centre = f.apply(centre);
            }
            widen(lowest, highest, centre);
        }
        double few = 1 + FEW * n / clean.length;
        for (int c = 0; c < n; c++) {
            float span = highest[c] - lowest[c];
            double squares = moments[0][c];
            double kurtosis = squares > 0 ? Math.max(1, moments[1][c] / (squares * squares)) : 1;
            double least = twoValued(clean, c, n) ? span : Math.sqrt(squares);
            float margin = (float) Math.max(least, MARGIN * few * kurtosis * span);
            lowest[c] -= margin;
            highest[c] += margin;
        }
        return new Guard(lowest, highest, centre);
    }

    /** Per column ⟨d²⟩ and ⟨d⁴⟩ of the distances d from the mean. */
    private static double[][] moments(float[] rows, int n) {
        double count = (double) rows.length / n;
        double[] means = new double[n];
        for (int i = 0; i < rows.length; i++) {
            means[i % n] += rows[i] / count;
        }
        double[][] moments = new double[2][n];
        for (int i = 0; i < rows.length; i++) {
            double square = Math.pow(rows[i] - means[i % n], 2);
            moments[0][i % n] += square / count;
            moments[1][i % n] += square * square / count;
        }
        return moments;
    }

    /**
     * Whether a column says yes or no, as those of a category do: what f makes of damaged rows goes beyond both, far in units of
     * the tails, of which such a column has none.
     */
    private static boolean twoValued(float[] rows, int column, int n) {
        float first = rows[column];
        float other = first;
        for (int i = column; i < rows.length; i += n) {
            if (rows[i] != first && rows[i] != other) {
                if (other != first) {
                    return false;
                }
                other = rows[i];
            }
        }
        return other != first;
    }

    private static void widen(float[] lowest, float[] highest, float[] rows) {
        for (int i = 0; i < rows.length; i++) {
            int c = i % lowest.length;
            if (Float.isFinite(rows[i])) {
                lowest[c] = Math.min(lowest[c], rows[i]);
                highest[c] = Math.max(highest[c], rows[i]);
            }
        }
    }

    /**
     * Takes wild cells for missing.
     *
     * @param rows Row-major; left as they are.
     * @param missing What stands for a missing cell, NaN where it is filled afterwards.
     * @return The rows themselves where no cell is wild, else a copy with that in their places.
     */
    public float[] blanked(float[] rows, float missing) {
        float[] blanked = rows;
        for (int i = 0; i < rows.length; i++) {
            if (wild(rows[i], i % lowest.length)) {
                blanked = blanked == rows ? rows.clone() : blanked;
                blanked[i] = missing;
            }
        }
        return blanked;
    }

    private boolean wild(float value, int column) {
        return value < lowest[column] || value > highest[column];
    }

    /**
     * Bounds what f has given.
     *
     * @param outputs Row-major; written over.
     * @return The same array, the centre in place of rows with a wild cell.
     */
    public float[] bounded(float[] outputs) {
        if (centre == null) {
            return outputs;
        }
        int n = lowest.length;
        for (int start = 0; start < outputs.length; start += n) {
            boolean any = false;
            for (int c = 0; c < n; c++) {
                any |= wild(outputs[start + c], c);
            }
            if (any) {
                System.arraycopy(centre, 0, outputs, start, n);
            }
        }
        return outputs;
    }

    /**
     * Appends {@link #blanked} to a graph.
     *
     * @param graph The graph under construction.
     * @param input The name of the rows, [batch, n].
     * @param missing What stands for a missing cell, NaN where it is filled afterwards.
     * @return The name of the rows without wild cells.
     */
    public String appendBlanked(OnnxGraph graph, String input, float missing) {
        if (missing == 0) {
            return appendZeroed(graph, input);
        }
        String nothing = graph.constant("missing", new float[] {missing});
        return graph.node("Where", wild(graph, input), nothing, input);
    }

    /**
     * A cell that is its own nearest one within the bounds, times 1, a wild one's nearest, times 0; NaN stays NaN. Runtimes are
     * slow at choosing: of a row alone a product takes a third of the time.
     */
    private String appendZeroed(OnnxGraph graph, String input) {
        String above = graph.node("Max", input, bounds(graph, "lowest", lowest));
        String within = graph.node("Min", above, bounds(graph, "highest", highest));
        String tame = graph.cast(graph.node("Equal", input, within), DataType.FLOAT);
        return graph.node("Mul", within, tame);
    }

    private static String bounds(OnnxGraph graph, String hint, float[] values) {
        return graph.constant(hint, values, values.length);
    }

    private String wild(OnnxGraph graph, String value) {
        String below = graph.node("Less", value, bounds(graph, "lowest", lowest));
        return graph.node("Or", below, graph.node("Greater", value, bounds(graph, "highest", highest)));
    }

    /**
     * Appends {@link #bounded} to a graph.
     *
     * @param graph The graph under construction.
     * @param output The name of what f gives, [batch, n].
     * @return The name of the bounded rows.
     */
    public String appendBounded(OnnxGraph graph, String output) {
        if (centre == null) {
            return output;
        }
        String any = graph.reduce("ReduceMax", graph.cast(wild(graph, output), DataType.FLOAT), true, 1);
        String row = graph.node("Greater", any, graph.scalar("half", 0.5));
        return graph.node("Where", row, graph.constant("centre", centre, centre.length), output);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guard same
                && Arrays.equals(lowest, same.lowest)
                && Arrays.equals(highest, same.highest)
                && Arrays.equals(centre, same.centre);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lowest) + Arrays.hashCode(highest);
    }
}
