package org.idem4j.tribuo.filling;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.network.Perceptron;

/**
 * Fills missing cells given the known ones: x_b = c(x)_b + s_b · mean of hₖ(c(x), b, x)_b, with c the conditional mean of a
 * normal distribution and networks h that are told by an {@link Encoding} which cells b are missing and in which bins the others
 * are, which also bounds the fills. Rows are in the units of the training. Known cells come back bit by bit, so filling a filled row changes nothing. Immutable and safe for threads.
 */
public final class Filler {

    private static final int ROWS_AT_ONCE = 1024;

    private final ConditionalMean start;
    private final Encoding encoding;
    private final List<Perceptron> layers;
    private final List<Network> networks;
    private final float[] strengths;
    private final float[] errors;

    /**
     * A filler.
     *
     * @param start c.
     * @param encoding What the networks are told.
     * @param layers Each network's; all of one shape, or none.
     * @param parameters Each network's.
     * @param strengths s per column, from 0 to 1.
     * @param errors Per column what {@value Filling#COVERAGE} of the errors on rows not learnt from stayed within.
     * @throws IllegalArgumentException If the parts do not fit together.
     */
    Filler(
            ConditionalMean start,
            Encoding encoding,
            List<Perceptron> layers,
            List<float[]> parameters,
            float[] strengths,
            float[] errors) {
        int n = start.columns();
        if (encoding.columns() != n
                || strengths.length != n
                || errors.length != n
                || layers.size() != parameters.size()) {
            throw new IllegalArgumentException("A filler of " + n
                    + " columns encodes as many, has as many strengths and errors, and parameters for each network, not "
                    + encoding.columns() + ", " + strengths.length + ", " + errors.length + " and " + parameters.size()
                    + " for " + layers.size() + ".");
        }
        for (int c = 0; c < n; c++) {
            if (!(strengths[c] >= 0 && strengths[c] <= 1) || !(errors[c] >= 0) || Float.isInfinite(errors[c])) {
                throw new IllegalArgumentException("A filler's strengths are from 0 to 1, its errors finite and not"
                        + " negative; those of column " + c + " are " + strengths[c] + " and " + errors[c] + ".");
            }
        }
        List<Network> opened = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            Perceptron perceptron = layers.get(k);
            if (perceptron.inputs() != encoding.width() || perceptron.outputs() != n) {
                throw new IllegalArgumentException("A filler's network of " + n + " columns takes " + encoding.width()
                        + " and gives " + n + ", not " + perceptron.inputs() + " and " + perceptron.outputs() + ".");
            }
            opened.add(Engine.network(perceptron, parameters.get(k)));
        }
        this.start = start;
        this.encoding = encoding;
        this.layers = List.copyOf(layers);
        this.networks = List.copyOf(opened);
        this.strengths = strengths.clone();
        this.errors = errors.clone();
    }

    ConditionalMean start() {
        return start;
    }

    Encoding encoding() {
        return encoding;
    }

    List<Perceptron> layers() {
        return layers;
    }

    List<Network> networks() {
        return networks;
    }

    float[] strengths() {
        return strengths.clone();
    }

    /**
     * The columns.
     *
     * @return n.
     */
    public int columns() {
        return start.columns();
    }

    /**
     * How far a filled cell may be off, measured on rows that the networks had not learnt from.
     *
     * @return Per column what {@value Filling#COVERAGE} of the errors stayed within.
     */
    public float[] errors() {
        return errors.clone();
    }

    /**
     * Fills rows.
     *
     * @param rows Row-major, [rows × n], NaN where a cell is missing; left as they are.
     * @return The rows themselves where nothing is missing, else filled copies.
     */
    public float[] fill(float[] rows) {
        int n = columns();
        int[] gaps = IntStream.range(0, rows.length / n)
                .filter(row -> hasGap(rows, row))
                .toArray();
        if (gaps.length == 0) {
            return rows;
        }
        float[] filled = rows.clone();
        for (int from = 0; from < gaps.length; from += ROWS_AT_ONCE) {
            fill(rows, filled, Arrays.copyOfRange(gaps, from, Math.min(gaps.length, from + ROWS_AT_ONCE)));
        }
        return filled;
    }

    private boolean hasGap(float[] rows, int row) {
        for (int i = row * columns(); i < (row + 1) * columns(); i++) {
            if (Float.isNaN(rows[i])) {
                return true;
            }
        }
        return false;
    }

    private void fill(float[] rows, float[] filled, int[] some) {
        int n = columns();
        float[] gathered = new float[some.length * n];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(rows, some[i] * n, gathered, i * n, n);
        }
        float[] fills = encoding.bounded(corrected(start.fill(gathered), gathered));
        for (int i = 0; i < gathered.length; i++) {
            if (Float.isNaN(gathered[i])) {
                filled[some[i / n] * n + i % n] = fills[i];
            }
        }
    }

    /** Rows with s · mean of hₖ added to each cell. */
    private float[] corrected(float[] first, float[] gapped) {
        if (networks.isEmpty()) {
            return first;
        }
        float[] told = encoding.told(first, gapped);
        float[] sum = new float[first.length];
        for (Network network : networks) {
            float[] one = network.apply(told);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        float[] shares = shares();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = first[i] + sum[i] * shares[i % shares.length];
        }
        return sum;
    }

    /** Per column s / K. */
    private float[] shares() {
        float[] shares = strengths.clone();
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= networks.size();
        }
        return shares;
    }

    private boolean corrects() {
        boolean any = false;
        for (float strength : strengths) {
            any |= strength > 0;
        }
        return any && !networks.isEmpty();
    }

    /**
     * Appends the same to a graph.
     *
     * @param graph The graph under construction.
     * @param input The name of the rows, [batch, n], NaN where a cell is missing.
     * @return The name of the filled rows, [batch, n].
     */
    public String appendTo(OnnxGraph graph, String input) {
        String missing = graph.node("IsNaN", input);
        String mask = graph.cast(missing, DataType.FLOAT);
        String known = graph.node("Where", missing, graph.scalar("zero", 0), input);
        String first = start.appendTo(graph, known, mask);
        String fills = corrects() ? appendCorrected(graph, input, missing, mask, first) : first;
        return graph.node("Where", missing, encoding.appendBounded(graph, fills), input);
    }

    private String appendCorrected(OnnxGraph graph, String input, String missing, String mask, String first) {
        String filled = graph.node("Where", missing, first, input);
        String told = encoding.appendTo(graph, input, missing, mask, filled);
        String sum = null;
        for (Network network : networks) {
            String one = network.appendTo(graph, told);
            sum = sum == null ? one : graph.node("Add", sum, one);
        }
        return graph.node(
                "Add", first, graph.node("Mul", sum, graph.constant("fill_shares", shares(), strengths.length)));
    }

    /**
     * Whether another fills to the same bits.
     *
     * @param other The other.
     * @return True if every number of both is equal.
     */
    public boolean identicalTo(Filler other) {
        boolean same = start.equals(other.start)
                && layers.equals(other.layers)
                && encoding.equals(other.encoding)
                && Arrays.equals(strengths, other.strengths)
                && Arrays.equals(errors, other.errors);
        for (int k = 0; same && k < networks.size(); k++) {
            same = Arrays.equals(
                    networks.get(k).parameters(), other.networks.get(k).parameters());
        }
        return same;
    }
}
