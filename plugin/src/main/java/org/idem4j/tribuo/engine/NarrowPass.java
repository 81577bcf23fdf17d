package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What one application of f keeps for its backpropagation: of each coupling, there and back, the values that enter its net and
 * those that each layer gives.
 *
 * @param there Of g, in the order of its couplings.
 * @param back Of g⁻¹, in the same order.
 */
record NarrowPass(List<OfCoupling> there, List<OfCoupling> back) implements AutoCloseable {

    /**
     * Of one application of a coupling.
     *
     * @param values [columns × rows], from the net's input to its output.
     */
    record OfCoupling(List<NarrowMatrix> values) {

        static OfCoupling allocate(NarrowCoupling coupling, int rows) {
            List<NarrowMatrix> values = new ArrayList<>();
            values.add(NarrowMatrix.allocate(coupling.read().length, rows));
            coupling.net().forEach(layer -> values.add(NarrowMatrix.allocate(layer.outputs(), rows)));
            return new OfCoupling(values);
        }

        NarrowMatrix value(int layer) {
            return values.get(layer);
        }
    }

    static NarrowPass allocate(List<NarrowCoupling> couplings, int rows) {
        return new NarrowPass(all(couplings, rows), all(couplings, rows));
    }

    private static List<OfCoupling> all(List<NarrowCoupling> couplings, int rows) {
        return couplings.stream()
                .map(coupling -> OfCoupling.allocate(coupling, rows))
                .toList();
    }

    long bytes() {
        return bytes(there) + bytes(back);
    }

    private static long bytes(List<OfCoupling> couplings) {
        return couplings.stream()
                .mapToLong(coupling -> NarrowMatrix.bytes(coupling.values()))
                .sum();
    }

    @Override
    public void close() {
        there.forEach(coupling -> coupling.values().forEach(NarrowMatrix::close));
        back.forEach(coupling -> coupling.values().forEach(NarrowMatrix::close));
    }
}
