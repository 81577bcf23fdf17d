package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.SplittableRandom;

/** A stage at work on some rows: its parameters, rows x and the loss Σ cᵢⱼyᵢⱼ. */
final class StageBench implements AutoCloseable {

    /** The rows of the batch. */
    static final int ROWS = 13;

    /**
     * What a pass over the whole batch came to.
     *
     * @param atInput dL/dx; empty where it was not asked for.
     */
    record Passed(float[] output, float[] atInput, float[] rowsAfter, float[] errorAfter) {}

    /** What is done with a shard's rows and the error at their output. */
    interface Work {
        float[] of(Shard shard, Batch x, Batch error);
    }

    final float[] theta;
    final float[] x;
    final float[] c;
    private final int columns;
    private final int outputs;
    final WiredTraining training;

    StageBench(StageCase stage, int shards) {
        SplittableRandom random = new SplittableRandom(1);
        this.theta = stage.parameters().apply(random);
        Stage root = stage.network(theta).root();
        this.columns = root.inputs();
        this.outputs = root.outputs();
        this.training = stage.training(theta, shards);
        this.x = StageCase.normal(ROWS * columns, 1, random);
        this.c = StageCase.normal(ROWS * outputs, 1, random);
    }

    float[] inShards(Work work) {
        return training.scoped(() -> {
            Batch rows = training.batch(x, columns);
            Batch error = training.batch(c, outputs);
            return joined(training.inShards(ROWS, shard -> work.of(shard, shard.rows(rows), shard.rows(error))));
        });
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int next = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, next, part.length);
            next += part.length;
        }
        return all;
    }

    float[] forward(float[] rows) {
        return training.scoped(() -> {
            Batch batch = training.batch(rows, columns);
            return joined(training.inShards(
                    ROWS, shard -> shard.apply(shard.rows(batch)).toFloats()));
        });
    }

    Passed passed(float[] rows, boolean toInput) {
        return training.scoped(() -> {
            Batch batch = training.batch(rows, columns);
            Batch error = training.batch(c, outputs);
            List<Passed> parts = training.inShards(ROWS, shard -> {
                Pass pass = shard.pass(shard.rows(batch));
                float[] output = pass.output().toFloats();
                float[] atInput = new float[0];
                if (toInput) {
                    atInput = pass.backwardToInput(shard.rows(error)).toFloats();
                } else {
                    pass.backward(shard.rows(error));
                }
                return new Passed(output, atInput, null, null);
            });
            return new Passed(
                    joined(parts.stream().map(Passed::output).toList()),
                    joined(parts.stream().map(Passed::atInput).toList()),
                    batch.toFloats(),
                    error.toFloats());
        });
    }

    double loss(float[] rows) {
        float[] y = forward(rows);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (double) c[i] * y[i];
        }
        return sum;
    }

    float[] gradient() {
        training.clearGradient();
        passed(x, false);
        return training.gradient();
    }

    @Override
    public void close() {
        training.close();
    }
}
