package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * A stage and a way around it, x + s(x) (He et al. 2016, Eq. 1).
 *
 * @param around s, which gives as many columns as it takes.
 */
record Skip(Stage around) implements Stage {

    private static final double[] SUM = {1, 1};

    Skip {
        if (around.inputs() != around.outputs()) {
            throw new IllegalArgumentException("A way around a stage from " + around.inputs() + " to "
                    + around.outputs() + " columns adds up only if it gives as many as it takes.");
        }
    }

    @Override
    public int inputs() {
        return around.inputs();
    }

    @Override
    public int outputs() {
        return around.outputs();
    }

    @Override
    public double operations() {
        return around.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix y = around.forward(x, memory);
        Loops.combine(SUM, new Matrix[] {x, y}, null, y);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        StagePass inner = around.pass(x, share, memory);
        Matrix y = memory.take(x.rows(), outputs()); // the inner pass may still need its own
        Loops.combine(SUM, new Matrix[] {x, inner.output()}, null, y);
        return new SkipPass(inner, y, memory);
    }

    private record SkipPass(StagePass inner, Matrix output, MatrixPool memory) implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix atInput = inner.backward(error, false, toInput);
            if (toInput) {
                Loops.combine(SUM, new Matrix[] {error, atInput}, null, atInput);
            }
            if (own) {
                memory.giveBack(error);
            }
            return atInput;
        }
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return around.share(rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        around.merge(shares, accumulate);
    }

    @Override
    public List<Stage> parts() {
        return List.of(around);
    }

    @Override
    public Stage served() {
        return new Skip(around.served());
    }
}
