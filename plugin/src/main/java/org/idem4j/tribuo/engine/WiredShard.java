package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;

/** A shard of a {@link WiredTraining}; its matrices serve the next batch of as many rows again. */
final class WiredShard implements Shard, AutoCloseable {

    private final Stage stage;
    private final BatchMatrices matrices;
    private final int from;
    private final int to;
    private final MatrixPool memory;
    private final GradientShare share;
    private GradientShare spare;
    private int allocated;

    /**
     * A shard.
     *
     * @param stage The network.
     * @param matrices The matrices of the whole batch, which the shards share.
     * @param from The first row.
     * @param to The first row that is not in it.
     */
    WiredShard(Stage stage, BatchMatrices matrices, int from, int to) {
        this.stage = stage;
        this.matrices = matrices;
        this.from = from;
        this.to = to;
        this.memory = new MatrixPool(
                (rows, columns) -> matrices.get(allocated++, columns).rows(from, to));
        this.share = stage.share(to - from, from == 0 ? Gathering.IN_PLACE : Gathering.APART);
    }

    /** Begins a gradient; the first shard's is added to what the shards before have gathered, if it is to be. */
    void begin(boolean accumulate) {
        share.begin(accumulate && from == 0);
    }

    /** This shard's share of the gradient. */
    GradientShare share() {
        return share;
    }

    /** The native memory that it does not share with the others. */
    long bytes() {
        return share.bytes() + (spare == null ? 0 : spare.bytes());
    }

    /** Frees the matrices of a batch for the next one. */
    void end() {
        memory.giveBackAll();
    }

    @Override
    public int batchRows() {
        return matrices.rows();
    }

    @Override
    public Matrix rows(Batch batch) {
        return ((Matrix) batch).rows(from, to);
    }

    @Override
    public float[] rows(float[] perRow) {
        return perRow == null ? null : Arrays.copyOfRange(perRow, from, to);
    }

    @Override
    public Batch combine(double[] factors, List<Batch> terms, float[] rowFactors) {
        Matrix[] summands = terms.toArray(Matrix[]::new);
        Matrix result = memory.take(summands[0].rows(), summands[0].columns());
        Loops.combine(factors, summands, rowFactors, result);
        return result;
    }

    @Override
    public Batch orElse(Batch values, Batch others) {
        Matrix result = memory.take(values.rows(), values.columns());
        Loops.orElse((Matrix) values, (Matrix) others, result);
        return result;
    }

    @Override
    public Batch bounded(Batch error, Batch reference, double radius) {
        Matrix result = memory.take(error.rows(), error.columns());
        RowBound.apply((Matrix) error, (Matrix) reference, radius, result);
        return result;
    }

    @Override
    public Batch apply(Batch x) {
        return stage.forward((Matrix) x, memory);
    }

    @Override
    public Pass pass(Batch x) {
        return new ShardPass(stage.pass((Matrix) x, share, memory));
    }

    @Override
    public Pass frozenPass(Batch x) {
        if (spare == null) {
            spare = stage.share(to - from, Gathering.NOTHING);
        }
        spare.begin(false);
        return new ShardPass(stage.pass((Matrix) x, spare, memory));
    }

    @Override
    public Batch batch(float[] values, int columns) {
        Matrix batch = memory.take(to - from, columns);
        batch.write(values, 0);
        return batch;
    }

    private record ShardPass(StagePass pass) implements Pass {
        @Override
        public Batch output() {
            return pass.output();
        }

        @Override
        public void backward(Batch outputError) {
            pass.backward((Matrix) outputError, false, false);
        }

        @Override
        public Batch backwardToInput(Batch outputError) {
            return pass.backward((Matrix) outputError, false, true);
        }
    }

    @Override
    public void close() {
        memory.close();
        share.close();
        if (spare != null) {
            spare.close();
        }
    }
}
