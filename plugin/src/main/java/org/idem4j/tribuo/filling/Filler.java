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
 * Fills missing cells given the known ones: x_b = c(x)_b + s · mean of hₖ(c(x), b)_b, with c the conditional mean of a normal
 * distribution and networks h: R<sup>2n</sup> → R<sup>n</sup> that are told which cells b are missing. Rows are in the units of
 * the training. Known cells come back bit by bit, so filling a filled row changes nothing. Immutable and safe for threads.
 */
public final class Filler {

    private static final int ROWS_AT_ONCE = 1024;

    private final ConditionalMean start;
    private final List<Perceptron> layers;
    private final List<Network> networks;
    private final float strength;
    private final float[] errors;

    /**
     * A filler.
     *
     * @param start c.
     * @param layers Each network's; all of one shape, or none.
     * @param parameters Each network's.
     * @param strength s, from 0 to 1.
     * @param errors Per column what {@value Filling#COVERAGE} of the errors on rows not learnt from stayed within.
     * @throws IllegalArgumentException If the parts do not fit together.
     */
    Filler(ConditionalMean start, List<Perceptron> layers, List<float[]> parameters, float strength, float[] errors) {
        int n = start.columns();
        if (!(strength >= 0 && strength <= 1) || errors.length != n || layers.size() != parameters.size()) {
            throw new IllegalArgumentException("A filler of " + n
                    + " columns has a strength from 0 to 1, as many errors, and parameters for each network, not "
                    + strength + ", " + errors.length + " and " + parameters.size() + " for " + layers.size() + ".");
        }
        for (float error : errors) {
            if (!(error >= 0) || Float.isInfinite(error)) {
                throw new IllegalArgumentException("A filler's errors are finite and not negative, not " + error + ".");
            }
        }
        List<Network> opened = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            Perceptron perceptron = layers.get(k);
            if (perceptron.inputs() != 2 * n || perceptron.outputs() != n) {
                throw new IllegalArgumentException("A filler's network of " + n + " columns takes " + 2 * n
                        + " and gives " + n + ", not " + perceptron.inputs() + " and " + perceptron.outputs() + ".");
            }
            opened.add(Engine.network(perceptron, parameters.get(k)));
        }
        this.start = start;
        this.layers = List.copyOf(layers);
        this.networks = List.copyOf(opened);
        this.strength = strength;
        this.errors = errors.clone();
    }

    ConditionalMean start() {
        return start;
    }

    List<Perceptron> layers() {
        return layers;
    }

    List<Network> networks() {
        return networks;
    }

    float strength() {
        return strength;
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
        float[] first = start.fill(gathered);
        float[] correction = correction(told(first, gathered, n));
        for (int i = 0; i < gathered.length; i++) {
            if (Float.isNaN(gathered[i])) {
                filled[some[i / n] * n + i % n] = first[i] + correction[i];
            }
        }
    }

    /** What the networks take: filled rows, and beside each 1 where a cell was missing, else 0. */
    static float[] told(float[] filled, float[] gapped, int n) {
        float[] told = new float[2 * filled.length];
        for (int i = 0; i < filled.length; i++) {
            int cell = i / n * 2 * n + i % n;
            told[cell] = filled[i];
            told[cell + n] = Float.isNaN(gapped[i]) ? 1 : 0;
        }
        return told;
    }

    /** s · mean of hₖ. */
    private float[] correction(float[] told) {
        float[] sum = new float[told.length / 2];
        for (Network network : networks) {
            float[] one = network.apply(told);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        float share = share();
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= share;
        }
        return sum;
    }

    private float share() {
        return networks.isEmpty() ? 0 : strength / networks.size();
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
        String filled = graph.node("Where", missing, first, input);
        if (share() == 0) {
            return filled;
        }
        String told = graph.concat(List.of(filled, mask), 1);
        String sum = null;
        for (Network network : networks) {
            String one = network.appendTo(graph, told);
            sum = sum == null ? one : graph.node("Add", sum, one);
        }
        String corrected = graph.node("Add", first, graph.node("Mul", sum, graph.scalar("fill_share", share())));
        return graph.node("Where", missing, corrected, input);
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
                && strength == other.strength
                && Arrays.equals(errors, other.errors);
        for (int k = 0; same && k < networks.size(); k++) {
            same = Arrays.equals(
                    networks.get(k).parameters(), other.networks.get(k).parameters());
        }
        return same;
    }
}
