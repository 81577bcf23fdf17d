package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;

/** A shard of a {@link DenseNetwork}'s training; its matrices serve the next batch of as many rows again. */
final class DenseShard implements Shard, AutoCloseable {

    private final Wiring wiring;
    private final BatchMatrices matrices;
    private final int from;
    private final int to;
    private final MatrixPool memory;
    private final GradientShare[] gradient;
    private int allocated;

    /**
     * A shard.
     *
     * @param wiring The network.
     * @param matrices The matrices of the whole batch, which the shards share.
     * @param from The first row.
     * @param to The first row that is not in it.
     */
    DenseShard(Wiring wiring, BatchMatrices matrices, int from, int to) {
        this.wiring = wiring;
        this.matrices = matrices;
        this.from = from;
        this.to = to;
        this.memory = new MatrixPool(
                (rows, columns) -> matrices.get(allocated++, columns).rows(from, to));
        this.gradient = wiring.layers().stream()
                .map(layer -> layer.layerGradient().share(to - from, from == 0))
                .toArray(GradientShare[]::new);
    }

    /** Begins a gradient; the first shard's is added to what the shards before have gathered, if it is to be. */
    void begin(boolean accumulate) {
        for (GradientShare share : gradient) {
            share.begin(accumulate && from == 0);
        }
    }

    /** This shard's share of a layer's gradient. */
    GradientShare share(int layer) {
        return gradient[layer];
    }

    /** The native memory that it does not share with the others. */
    long bytes() {
        return Arrays.stream(gradient).mapToLong(GradientShare::bytes).sum();
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
    public Batch bounded(Batch error, Batch reference, double radius) {
        Matrix result = memory.take(error.rows(), error.columns());
        RowBound.apply((Matrix) error, (Matrix) reference, radius, result);
        return result;
    }

    @Override
    public Batch apply(Batch x) {
        return wiring.forward((Matrix) x, memory);
    }

    @Override
    public Pass pass(Batch x) {
        return wiring.pass((Matrix) x, gradient, memory);
    }

    @Override
    public void close() {
        memory.close();
        for (GradientShare share : gradient) {
            share.close();
        }
    }
}
