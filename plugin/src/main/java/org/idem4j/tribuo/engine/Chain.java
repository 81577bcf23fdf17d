package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * Stages one after the other.
 *
 * @param parts From input to output; at least one.
 */
record Chain(List<Stage> parts) implements Stage {

    @Override
    public int inputs() {
        return parts.get(0).inputs();
    }

    @Override
    public int outputs() {
        return parts.get(parts.size() - 1).outputs();
    }

    @Override
    public double operations() {
        return parts.stream().mapToDouble(Stage::operations).sum();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix activation = x;
        for (Stage part : parts) {
            Matrix next = part.forward(activation, memory);
            if (activation != x) {
                memory.giveBack(activation);
            }
            activation = next;
        }
        return activation;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        PartShares shares = (PartShares) share;
        StagePass[] passes = new StagePass[parts.size()];
        Matrix input = x;
        for (int i = 0; i < passes.length; i++) {
            passes[i] = parts.get(i).pass(input, shares.of(i), memory);
            input = passes[i].output();
        }
        return new ChainPass(passes);
    }

    private record ChainPass(StagePass[] passes) implements StagePass {
        @Override
        public Matrix output() {
            return passes[passes.length - 1].output();
        }

        @Override
        public Matrix backward(Matrix outputError, boolean own, boolean toInput) {
            Matrix error = outputError;
            for (int i = passes.length - 1; i >= 0; i--) {
                error = passes[i].backward(error, own || i < passes.length - 1, toInput || i > 0);
            }
            return error;
        }
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return PartShares.of(parts, rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        PartShares.merge(parts, shares, accumulate);
    }

    @Override
    public Stage served() {
        return new Chain(parts.stream().map(Stage::served).toList());
    }
}
