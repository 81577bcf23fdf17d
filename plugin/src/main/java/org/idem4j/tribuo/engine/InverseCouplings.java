package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.Couplings.InPlace;

/**
 * g⁻¹.
 *
 * @param g The couplings.
 */
record InverseCouplings(Couplings g) implements Stage {

    @Override
    public int inputs() {
        return g.inputs();
    }

    @Override
    public int outputs() {
        return g.outputs();
    }

    @Override
    public double operations() {
        return g.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix h = Loops.copy(x, memory);
        g.invert(h, memory);
        return h;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        Matrix h = Loops.copy(x, memory);
        return new Inverted(h, g.inverting(h, share, memory), memory);
    }

    private record Inverted(Matrix output, InPlace back, MatrixPool memory) implements StagePass {
        @Override
        public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
            Matrix error = own ? outputError : Loops.copy(outputError, memory);
            back.backward(error, toInput);
            if (toInput) {
                return error;
            }
            memory.giveBack(error);
            return null;
        }
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return g.share(rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        g.merge(shares, accumulate);
    }

    @Override
    public List<Stage> parts() {
        return List.of(g);
    }

    @Override
    public InverseCouplings served() {
        return new InverseCouplings(g.served());
    }
}
