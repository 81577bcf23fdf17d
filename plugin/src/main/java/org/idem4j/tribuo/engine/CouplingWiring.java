package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * f = g⁻¹ ∘ A ∘ g: g shifts by all couplings in turn, g⁻¹ back in the opposite order. The couplings' layers are at work in
 * both, so what both give to their gradients adds up.
 *
 * @param couplings In the order of g.
 * @param middle A.
 * @param projection What A follows from.
 */
record CouplingWiring(List<CouplingNet> couplings, FusedDenseLayer middle, ProjectionMemory projection)
        implements Wiring {

    @Override
    public List<FusedDenseLayer> layers() {
        return Stream.concat(
                        couplings.stream().flatMap(coupling -> coupling.net().layers().stream()), Stream.of(middle))
                .toList();
    }

    @Override
    public double operations() {
        double ofG = couplings.stream()
                .mapToDouble(coupling -> coupling.net().operations())
                .sum();
        return 2 * ofG + 2.0 * middle.inputs() * middle.outputs();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix h = copy(x, memory);
        couplings.forEach(coupling -> coupling.shift(h, 1, memory));
        Matrix y = memory.take(x.rows(), x.columns());
        middle.forward(new FusedDenseLayer.Application(h, null, y));
        memory.giveBack(h);
        for (int i = couplings.size() - 1; i >= 0; i--) {
            couplings.get(i).shift(y, -1, memory);
        }
        return y;
    }

    /** The rows in a matrix that may be changed. */
    static Matrix copy(Matrix rows, MatrixPool memory) {
        Matrix copy = memory.take(rows.rows(), rows.columns());
        Loops.combine(new double[] {1}, new Matrix[] {rows}, null, copy);
        return copy;
    }

    @Override
    public Pass pass(Matrix x, GradientShare[] gradient, MatrixPool memory) {
        return new CouplingPass(this, x, gradient, memory);
    }

    @Override
    public Wiring served() {
        return new CouplingWiring(couplings, projection.served(), projection);
    }

    @Override
    public void gathered() {
        projection.gathered();
    }

    @Override
    public void moved() {
        projection.moved();
    }

    @Override
    public void placed() {
        projection.placed();
    }

    @Override
    public List<double[]> exact() {
        return List.of(projection.exact());
    }

    @Override
    public void restore(List<double[]> exact) {
        projection.restore(exact.get(0));
    }
}
