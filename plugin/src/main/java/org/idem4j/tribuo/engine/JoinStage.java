package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * A stage and a way around it: each pixel's channels, then those that the stage makes.
 *
 * @param around The stage, which keeps the pixels.
 * @param taken The channels that it takes.
 * @param given The channels that it gives.
 */
record JoinStage(Stage around, int taken, int given) implements Stage {

    private static final double[] SUM = {1, 1};

    @Override
    public int inputs() {
        return around.inputs();
    }

    @Override
    public int outputs() {
        return around.inputs() + around.outputs();
    }

    @Override
    public double operations() {
        return around.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix inner = around.forward(x, memory);
        Matrix y = memory.take(x.rows(), outputs());
        PixelColumns.join(x, taken, inner, given, y);
        memory.giveBack(inner);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        StagePass inner = around.pass(x, share, memory);
        Matrix y = memory.take(x.rows(), outputs());
        PixelColumns.join(x, taken, inner.output(), given, y);
        return new Joined(this, inner, y, memory);
    }

    private record Joined(JoinStage stage, StagePass inner, Matrix output, MatrixPool memory) implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix ofGiven = memory.take(error.rows(), stage.around.outputs());
            Matrix ofTaken = memory.take(error.rows(), stage.around.inputs());
            PixelColumns.split(error, ofTaken, stage.taken, ofGiven, stage.given);
            if (own) {
                memory.giveBack(error);
            }
            Matrix atInput = inner.backward(ofGiven, true, toInput);
            if (toInput) {
                Loops.combine(SUM, new Matrix[] {ofTaken, atInput}, null, atInput);
            }
            memory.giveBack(ofTaken);
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
        return new JoinStage(around.served(), taken, given);
    }
}
