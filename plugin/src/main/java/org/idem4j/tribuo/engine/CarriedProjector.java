package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A folded projector on rows that lie off by a constant, which spares every coupling the bias behind its last product: what a
 * coupling would add to all rows alike is carried on, in s, and taken into account by the first layer of those behind it. With h
 * the rows of the folded one, these are h − s.
 *
 * @param couplings Of g, in its order.
 * @param a A.
 * @param bias What comes behind A, sA − s, so that g⁻¹ begins off by s, too; it ends where g began, at none.
 * @param carried s behind the last coupling.
 */
record CarriedProjector(List<Coupling> couplings, PlacedMatrix a, PlacedMatrix bias, PlacedMatrix carried) {

    /**
     * A coupling, h ← h ± m(h)W.
     *
     * @param net The layers of m; none where a coupling is linear.
     * @param last W.
     */
    record Coupling(List<FoldedCoupling.Layer> net, PlacedMatrix last) {}

    static CarriedProjector of(FoldedProjector projector) {
        PlacedMatrix a = projector.a();
        double[] s = new double[a.rows()];
        List<Coupling> couplings = new ArrayList<>();
        for (FoldedCoupling folded : projector.couplings()) {
            couplings.add(coupling(folded, s));
        }
        double[] bias = times(s, a);
        for (int c = 0; c < s.length; c++) {
            bias[c] -= s[c];
        }
        return new CarriedProjector(couplings, a, row(bias), row(s));
    }

    /** A coupling behind those that have carried s; adds what it carries itself. */
    private static Coupling coupling(FoldedCoupling folded, double[] s) {
        List<FoldedCoupling.Layer> net = new ArrayList<>(folded.layers());
        FoldedCoupling.Layer first = net.get(0);
        net.set(0, new FoldedCoupling.Layer(first.weights(), row(behind(first, s)), first.activation()));
        if (folded.placement() != null) {
            return new Coupling(net, folded.placement());
        }
        FoldedCoupling.Layer last = net.remove(net.size() - 1);
        double[] own = net.isEmpty() ? behind(first, s) : doubles(last.bias());
        for (int c = 0; c < s.length; c++) {
            s[c] += own[c];
        }
        return new Coupling(net, last.weights());
    }

    /** sW + b. */
    private static double[] behind(FoldedCoupling.Layer layer, double[] s) {
        double[] sum = times(s, layer.weights());
        for (int c = 0; c < sum.length; c++) {
            sum[c] += layer.bias().values()[c];
        }
        return sum;
    }

    private static double[] times(double[] row, PlacedMatrix matrix) {
        double[] product = new double[matrix.columns()];
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += row[i] * matrix.values()[i * product.length + j];
            }
        }
        return product;
    }

    private static double[] doubles(PlacedMatrix matrix) {
        double[] values = new double[matrix.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.values()[i];
        }
        return values;
    }

    private static PlacedMatrix row(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new PlacedMatrix(1, floats.length, floats);
    }
}
