package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.Couplings.InPlace;

/**
 * f = g⁻¹ ∘ A ∘ g.
 *
 * @param g The couplings.
 * @param middle A, linear: its backpropagation needs nothing of its output, where g⁻¹ works in place.
 */
record ProjectorStage(Couplings g, Stage middle) implements Stage {

    @Override
    public int inputs() {
        return g.dimension();
    }

    @Override
    public int outputs() {
        return g.dimension();
    }

    @Override
    public double operations() {
        return 2 * g.operations() + middle.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix h = g.forward(x, memory);
        Matrix y = middle.forward(h, memory);
        memory.giveBack(h);
        g.invert(y, memory);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        PartShares shares = (PartShares) share;
        Matrix h = Loops.copy(x, memory);
        InPlace there = g.applying(h, shares.of(0), memory);
        StagePass projection = middle.pass(h, shares.of(1), memory);
        InPlace back = g.inverting(projection.output(), shares.of(0), memory);
        return new ProjectorPass(there, projection, back, memory);
    }

    private record ProjectorPass(InPlace there, StagePass projection, InPlace back, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix output() {
            return projection.output();
        }

        @Override
        public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
            Matrix afterA = own ? outputError : Loops.copy(outputError, memory);
            back.backward(afterA, true);
            Matrix error = projection.backward(afterA, true, true);
            there.backward(error, toInput);
            return error;
        }
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return PartShares.of(parts(), rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        PartShares.merge(parts(), shares, accumulate);
    }

    @Override
    public List<Stage> parts() {
        return List.of(g, middle);
    }

    @Override
    public Stage served() {
        return new ProjectorStage(g.served(), middle.served());
    }
}
