package org.idem4j.tribuo.filling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.engine.Engine;

/**
 * What networks are told of rows. Beside the filled cells and the mask, a known cell stands in a piecewise-linear encoding
 * (Gorishniy, Rubachev &amp; Babenko 2022): of the bin from e<sub>b</sub> to e<sub>b+1</sub> it says min(max((x −
 * e<sub>b</sub>) / (e<sub>b+1</sub> − e<sub>b</sub>), 0), 1), a missing cell 0. So a network can tell values that lie close
 * together as a tree does.
 *
 * @param columns n.
 * @param edges Of each column's bins, [n × (bins + 1)], row-major, in ascending order; empty without bins. A column with fewer
 *     bins repeats its last edge: a bin without a width says 0.
 */
record Encoding(int columns, float[] edges) {

    /** The narrowest bin, in the units of rows whose variances are about 1: rounding grows by its reciprocal. */
    private static final float NARROWEST = 0.001f;

    /** Some 10 µs of work. */
    private static final int ROWS_PER_THREAD = 16;

    /**
     * Checks the edges.
     *
     * @throws IllegalArgumentException If their number is no multiple of the columns', or they are not finite or not in order.
     */
    Encoding {
        if (columns < 1 || edges.length % columns != 0 || edges.length == columns) {
            throw new IllegalArgumentException("The edges of " + columns
                    + " columns' bins are as many for each, and at least two, or none at all, not " + edges.length
                    + " together.");
        }
        int perColumn = edges.length / columns;
        for (int i = 0; i < edges.length; i++) {
            if (!Float.isFinite(edges[i]) || i % perColumn > 0 && edges[i] < edges[i - 1]) {
                throw new IllegalArgumentException("The edges of column " + i / perColumn
                        + "'s bins must be finite and in ascending order, but " + edges[i] + " is among them.");
            }
        }
    }

    /** That of rows without bins. */
    static Encoding none(int columns) {
        return new Encoding(columns, new float[0]);
    }

    /**
     * Bins that hold about as many of the rows each; those of a column of few values go from one value to the next.
     *
     * @param rows Row-major, NaN where a cell is missing; in each column at least one is known.
     * @param n The columns.
     * @param most How many bins a column may have.
     */
    static Encoding of(float[] rows, int n, int most) {
        if (most == 0) {
            return none(n);
        }
        float[][] all = new float[n][];
        for (int c = 0; c < n; c++) {
            all[c] = edges(known(rows, n, c), most);
        }
        int longest =
                Math.max(2, Arrays.stream(all).mapToInt(own -> own.length).max().orElseThrow());
        float[] edges = new float[n * longest];
        for (int c = 0; c < n; c++) {
            for (int i = 0; i < longest; i++) {
                edges[c * longest + i] = all[c][Math.min(i, all[c].length - 1)];
            }
        }
        return new Encoding(n, edges);
    }

    private static float[] known(float[] rows, int n, int column) {
        float[] known = new float[rows.length / n];
        int count = 0;
        for (int i = column; i < rows.length; i += n) {
            if (!Float.isNaN(rows[i])) {
                known[count++] = rows[i];
            }
        }
        float[] sorted = Arrays.copyOf(known, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Ascending, each {@link #NARROWEST} from the one before, from the least value to the largest. */
    private static float[] edges(float[] sorted, int most) {
        float[] distinct = distinct(sorted);
        float[] wanted = distinct.length <= most + 1 ? distinct : quantiles(sorted, most);
        float[] edges = new float[wanted.length];
        int count = 0;
        for (float edge : wanted) {
            if (count == 0 || edge - edges[count - 1] >= NARROWEST) {
                edges[count++] = edge;
            }
        }
        if (count > 1) {
            edges[count - 1] = wanted[wanted.length - 1];
        }
        return Arrays.copyOf(edges, count);
    }

    private static float[] distinct(float[] sorted) {
        int[] firsts = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] > sorted[i - 1])
                .toArray();
        float[] distinct = new float[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            distinct[i] = sorted[firsts[i]];
        }
        return distinct;
    }

    private static float[] quantiles(float[] sorted, int parts) {
        float[] quantiles = new float[parts + 1];
        for (int i = 0; i <= parts; i++) {
            quantiles[i] = sorted[(int) ((sorted.length - 1L) * i / parts)];
        }
        return quantiles;
    }

    int bins() {
        return edges.length == 0 ? 0 : edges.length / columns - 1;
    }

    /** How many numbers are told of a row. */
    int width() {
        return (2 + bins()) * columns;
    }

    /**
     * What is told of rows.
     *
     * @param filled Row-major, [rows × n].
     * @param gapped The same rows, NaN where a cell is missing.
     * @return [rows × width]: filled cells, 1 where a cell was missing, else 0, and the columns' bins one column after the other.
     */
    float[] told(float[] filled, float[] gapped) {
        return teller().told(filled, gapped);
    }

    /** What tells of many batches of rows. */
    Teller teller() {
        return new Teller(this, lows(), slopes());
    }

    /**
     * An encoding at work.
     *
     * @param encoding What it tells by.
     * @param lows The bins' lower edges, [n × bins].
     * @param slopes The reciprocals of the bins' widths, [n × bins].
     */
    record Teller(Encoding encoding, float[] lows, float[] slopes) {

        /** As {@link Encoding#told}. */
        float[] told(float[] filled, float[] gapped) {
            return encoding.told(filled, gapped, lows, slopes);
        }
    }

    private float[] told(float[] filled, float[] gapped, float[] lows, float[] slopes) {
        float[] told = new float[filled.length / columns * width()];
        Engine.inRanges(filled.length / columns, ROWS_PER_THREAD, (from, to) -> {
            for (int row = from; row < to; row++) {
                tell(row, filled, gapped, lows, slopes, told);
            }
        });
        return told;
    }

    private void tell(int row, float[] filled, float[] gapped, float[] lows, float[] slopes, float[] told) {
        int bins = bins();
        int at = row * width();
        for (int c = 0; c < columns; c++) {
            float known = gapped[row * columns + c];
            told[at + c] = filled[row * columns + c];
            if (Float.isNaN(known)) {
                told[at + columns + c] = 1;
                continue;
            }
            for (int b = c * bins; b < (c + 1) * bins; b++) {
                told[at + 2 * columns + b] = Math.min(Math.max((known - lows[b]) * slopes[b], 0), 1);
            }
        }
    }

    /** The bins' lower edges, [n × bins]. */
    private float[] lows() {
        float[] lows = new float[columns * bins()];
        for (int b = 0; b < lows.length; b++) {
            lows[b] = edges[b + b / bins()];
        }
        return lows;
    }

    /** The reciprocals of the bins' widths, [n × bins]; 0 for a bin without one. */
    private float[] slopes() {
        float[] slopes = new float[columns * bins()];
        for (int b = 0; b < slopes.length; b++) {
            int edge = b + b / bins();
            slopes[b] = edges[edge + 1] > edges[edge] ? 1 / (edges[edge + 1] - edges[edge]) : 0;
        }
        return slopes;
    }

    /** The columns' lowest edges, of which every bin says 0. */
    private float[] lowest() {
        return edges(0);
    }

    private float[] highest() {
        return edges(bins());
    }

    private float[] edges(int place) {
        float[] edges = new float[columns];
        for (int c = 0; c < columns; c++) {
            edges[c] = this.edges[c * (bins() + 1) + place];
        }
        return edges;
    }

    /**
     * Brings fills to where the bins are: a column's values lie within those that it had.
     *
     * @param fills Row-major, [rows × n]; written over.
     * @return The same array.
     */
    float[] bounded(float[] fills) {
        if (bins() == 0) {
            return fills;
        }
        float[] lowest = lowest();
        float[] highest = highest();
        for (int i = 0; i < fills.length; i++) {
            fills[i] = Math.min(Math.max(fills[i], lowest[i % columns]), highest[i % columns]);
        }
        return fills;
    }

    /**
     * Appends {@link #bounded} to a graph.
     *
     * @param fills The fills, [batch, n].
     * @return The name of the bounded ones.
     */
    String appendBounded(OnnxGraph graph, String fills) {
        if (bins() == 0) {
            return fills;
        }
        String above = graph.node("Max", fills, graph.constant("fill_lowest", lowest(), columns));
        return graph.node("Min", above, graph.constant("fill_highest", highest(), columns));
    }

    /**
     * Appends the same to a graph.
     *
     * @param input The rows, [batch, n], NaN where a cell is missing.
     * @param missing Where it is, [batch, n], booleans.
     * @param mask The same as 1 and 0.
     * @param filled The filled rows, [batch, n].
     * @return The name of what is told, [batch, width].
     */
    String appendTo(OnnxGraph graph, String input, String missing, String mask, String filled) {
        if (bins() == 0) {
            return graph.concat(List.of(filled, mask), 1);
        }
        String none = graph.constant("fill_lowest", lowest(), columns);
        String cell = graph.unsqueeze(graph.node("Where", missing, none, input), 2);
        String above = graph.node("Sub", cell, graph.constant("fill_edges", lows(), columns, bins()));
        String share = graph.node("Mul", above, graph.constant("fill_slopes", slopes(), columns, bins()));
        String said = graph.node("Clip", List.of(share, graph.scalar("zero", 0), graph.scalar("one", 1)), Map.of());
        return graph.concat(List.of(filled, mask, graph.reshape(said, -1, (long) columns * bins())), 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding same && columns == same.columns && Arrays.equals(edges, same.edges);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(edges);
    }
}
