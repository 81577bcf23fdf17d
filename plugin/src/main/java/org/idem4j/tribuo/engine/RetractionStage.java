package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * f(x) = p(x + h(x) − h(p(x))).
 *
 * @param projector p.
 * @param correction h.
 */
record RetractionStage(Stage projector, Stage correction) implements Stage {

    private static final double[] CORRECTED = {1, 1, -1};
    private static final double[] NEGATIVE = {-1};
    private static final double[] SUM = {1, 1, 1};

    @Override
    public int inputs() {
        return projector.inputs();
    }

    @Override
    public int outputs() {
        return projector.outputs();
    }

    @Override
    public double operations() {
        return 2 * (projector.operations() + correction.operations());
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix projected = projector.forward(x, memory);
        Matrix there = correction.forward(projected, memory);
        memory.giveBack(projected);
        Matrix here = correction.forward(x, memory);
        Loops.combine(CORRECTED, new Matrix[] {x, here, there}, null, here);
        memory.giveBack(there);
        Matrix y = projector.forward(here, memory);
        memory.giveBack(here);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        PartShares shares = (PartShares) share;
        StagePass first = projector.pass(x, shares.of(0), memory);
        StagePass here = correction.pass(x, shares.of(1), memory);
        StagePass there = correction.pass(first.output(), shares.of(1), memory);
        Matrix corrected = memory.take(x.rows(), inputs());
        Loops.combine(CORRECTED, new Matrix[] {x, here.output(), there.output()}, null, corrected);
        return new Corrected(first, here, there, projector.pass(corrected, shares.of(0), memory), memory);
    }

    private record Corrected(StagePass first, StagePass here, StagePass there, StagePass last, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix output() {
            return last.output();
        }

        @Override
        public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
            Matrix error = last.backward(outputError, own, true);
            Matrix opposite = memory.take(error.rows(), error.columns());
            Loops.combine(NEGATIVE, new Matrix[] {error}, null, opposite);
            Matrix throughFirst = first.backward(there.backward(opposite, true, true), true, toInput);
            Matrix throughHere = here.backward(error, false, toInput);
            if (!toInput) {
                memory.giveBack(error);
                return null;
            }
            Loops.combine(SUM, new Matrix[] {error, throughHere, throughFirst}, null, error);
            memory.giveBack(throughHere);
            memory.giveBack(throughFirst);
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
        return List.of(projector, correction);
    }

    @Override
    public Stage served() {
        return new RetractionStage(projector.served(), correction.served());
    }
}
