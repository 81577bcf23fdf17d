package org.idem4j.tribuo.filling;

import java.util.Arrays;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.engine.Engine;

/**
 * The conditional mean of a normal distribution: the missing cells b of a row are where (x − μ)ᵀΛ(x − μ) is least given the
 * known ones, Λ_bb x_b = −Λ_bk x_k. A fixed number of conjugate-gradient steps solves that (Hestenes &amp; Stiefel 1952), with Λ
 * scaled to a unit diagonal, so that the very same arithmetic goes into a graph without a solver.
 *
 * @param steps How many, at least one.
 * @param means μ, per column.
 * @param scales √Λᵢᵢ per column, above zero.
 * @param coupling Λᵢⱼ / √(Λᵢᵢ Λⱼⱼ), [n × n], row-major.
 */
record ConditionalMean(int steps, float[] means, float[] scales, float[] coupling) {

    /** Makes 0/0 zero where a row has nothing to solve or has been solved. */
    private static final float TINY = 1e-12f;

    /** Some 20 µs of work. */
    private static final int ROWS_PER_THREAD = 8;

    /**
     * Checks the sizes and numbers.
     *
     * @throws IllegalArgumentException If they do not fit together, a number is not finite, or a scale not above zero.
     */
    ConditionalMean {
        int n = means.length;
        if (steps < 1 || n < 1 || scales.length != n || coupling.length != (long) n * n) {
            throw new IllegalArgumentException("A conditional mean of " + n + " columns has as many scales and " + n
                    + " × " + n + " couplings, and at least one step, not " + scales.length + ", " + coupling.length
                    + " and " + steps + ".");
        }
        for (int i = 0; i < coupling.length; i++) {
            int c = i % n;
            if (!Float.isFinite(coupling[i])
                    || !Float.isFinite(means[c])
                    || !(scales[c] > 0)
                    || Float.isInfinite(scales[c])) {
                throw new IllegalArgumentException("Column " + c + " of the conditional mean has mean " + means[c]
                        + ", scale " + scales[c] + " and a coupling of " + coupling[i]
                        + "; they must be finite, the scale above zero.");
            }
        }
    }

    /**
     * That of a distribution.
     *
     * @param ridge What is added to the variances, above zero.
     */
    static ConditionalMean of(Gaussian gaussian, double ridge, int steps) {
        int n = gaussian.means().length;
        double[] precision = gaussian.precision(ridge).data;
        float[] means = new float[n];
        float[] scales = new float[n];
        float[] coupling = new float[n * n];
        for (int i = 0; i < n; i++) {
            means[i] = (float) gaussian.means()[i];
            scales[i] = (float) Math.sqrt(precision[i * n + i]);
            for (int j = 0; j < n; j++) {
                coupling[i * n + j] =
                        (float) (precision[i * n + j] / Math.sqrt(precision[i * n + i] * precision[j * n + j]));
            }
        }
        return new ConditionalMean(steps, means, scales, coupling);
    }

    int columns() {
        return means.length;
    }

    /**
     * Fills rows.
     *
     * @param rows Row-major, NaN where a cell is missing; left as they are.
     * @return The rows, missing cells at their conditional means, the others bit by bit.
     */
    float[] fill(float[] rows) {
        int n = means.length;
        float[] filled = rows.clone();
        Engine.inRanges(rows.length / n, ROWS_PER_THREAD, (from, to) -> {
            Solver solver = new Solver();
            for (int row = from; row < to; row++) {
                solver.fill(filled, row * n);
            }
        });
        return filled;
    }

    /** Solves one row after the other in the same memory. */
    private final class Solver {
        private final int n = means.length;
        private final float[] u = new float[n];
        private final float[] r = new float[n];
        private final float[] p = new float[n];
        private final float[] q = new float[n];
        private final boolean[] missing = new boolean[n];

        void fill(float[] row, int start) {
            boolean any = false;
            for (int c = 0; c < n; c++) {
                missing[c] = Float.isNaN(row[start + c]);
                any |= missing[c];
                u[c] = missing[c] ? 0 : (row[start + c] - means[c]) * scales[c];
            }
            if (!any) {
                return;
            }
            solve();
            for (int c = 0; c < n; c++) {
                if (missing[c]) {
                    row[start + c] = u[c] / scales[c] + means[c];
                }
            }
        }

        private void solve() {
            multiply(u, r);
            for (int c = 0; c < n; c++) {
                r[c] = missing[c] ? -r[c] : 0;
                p[c] = r[c];
            }
            float rr = dot(r, r);
            for (int step = 0; step < steps; step++) {
                multiply(p, q);
                float along = rr / (dot(p, q) + TINY);
                for (int c = 0; c < n; c++) {
                    u[c] += along * p[c];
                    r[c] = missing[c] ? r[c] - along * q[c] : 0;
                }
                float next = dot(r, r);
                float kept = next / (rr + TINY);
                for (int c = 0; c < n; c++) {
                    p[c] = r[c] + kept * p[c];
                }
                rr = next;
            }
        }

        private void multiply(float[] x, float[] result) {
            Arrays.fill(result, 0);
            for (int i = 0; i < n; i++) {
                if (x[i] != 0) {
                    float factor = x[i];
                    for (int j = 0; j < n; j++) {
                        result[j] += factor * coupling[i * n + j];
                    }
                }
            }
        }

        private float dot(float[] a, float[] b) {
            float sum = 0;
            for (int c = 0; c < n; c++) {
                sum += a[c] * b[c];
            }
            return sum;
        }
    }

    /**
     * Appends the same to a graph.
     *
     * @param known The rows with zeros in place of missing cells, [batch, n].
     * @param mask 1 where a cell is missing, else 0, [batch, n].
     * @return The name of the filled rows, [batch, n]; known cells up to rounding.
     */
    String appendTo(OnnxGraph graph, String known, String mask) {
        int n = means.length;
        String mean = graph.constant("fill_means", means, n);
        String scale = graph.constant("fill_scales", scales, n);
        String matrix = graph.constant("fill_coupling", coupling, n, n);
        String tiny = graph.scalar("fill_tiny", TINY);
        String present = graph.node("Sub", graph.scalar("one", 1), mask);
        String u = graph.node("Mul", graph.node("Mul", graph.node("Sub", known, mean), scale), present);
        String r = graph.node("Neg", graph.node("Mul", graph.node("MatMul", u, matrix), mask));
        String p = r;
        String rr = dot(graph, r, r);
        for (int step = 0; step < steps; step++) {
            String q = graph.node("Mul", graph.node("MatMul", p, matrix), mask);
            String along = graph.node("Div", rr, graph.node("Add", dot(graph, p, q), tiny));
            u = graph.node("Add", u, graph.node("Mul", along, p));
            if (step < steps - 1) {
                r = graph.node("Sub", r, graph.node("Mul", along, q));
                String next = dot(graph, r, r);
                String kept = graph.node("Div", next, graph.node("Add", rr, tiny));
                p = graph.node("Add", r, graph.node("Mul", kept, p));
                rr = next;
            }
        }
        return graph.node("Add", graph.node("Div", u, scale), mean);
    }

    private static String dot(OnnxGraph graph, String a, String b) {
        return graph.reduce("ReduceSum", graph.node("Mul", a, b), true, 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionalMean same
                && steps == same.steps
                && Arrays.equals(means, same.means)
                && Arrays.equals(scales, same.scales)
                && Arrays.equals(coupling, same.coupling);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(coupling);
    }
}
