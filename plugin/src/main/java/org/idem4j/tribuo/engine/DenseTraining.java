package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a {@link DenseNetwork} by external errors. A batch is shared out by rows, each shard on a thread of its own from
 * the first product to the last, so that threads wait for each other once a step; matrices serve the next step again.
 */
final class DenseTraining implements TrainableNetwork {

    /** A batch size and its shards. */
    private record Shards(BatchMatrices matrices, List<DenseShard> list) implements AutoCloseable {
        long bytes() {
            return matrices.bytes() + list.stream().mapToLong(DenseShard::bytes).sum();
        }

        @Override
        public void close() {
            list.forEach(DenseShard::close);
            matrices.close();
        }
    }

    private final DenseNetwork network;
    private final IntUnaryOperator parts;
    private final ParameterUpdate update;
    private final MatrixPool memory = new MatrixPool();
    private final Map<Integer, Shards> shards = new HashMap<>();
    private boolean gathered;

    DenseTraining(DenseNetwork network, Optimiser optimiser) {
        this(network, optimiser, network::parts);
    }

    /**
     * A training.
     *
     * @param parts In how many shards to share out a batch of so many rows.
     */
    DenseTraining(DenseNetwork network, Optimiser optimiser, IntUnaryOperator parts) {
        this.network = network;
        this.parts = parts;
        network.network().initGradientsView();
        this.update = new ParameterUpdate(Updaters.of(optimiser), network.flat(), flatGradient());
        NativeThreads.acquire();
    }

    @Override
    public <T> T scoped(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            memory.giveBackAll();
        }
    }

    @Override
    public Batch batch(float[] rows, int columns) {
        Matrix batch = memory.take(rows.length / columns, columns);
        batch.write(rows, 0);
        return batch;
    }

    @Override
    public Batch batch(int rows, int columns, RowSource source) {
        Matrix batch = memory.take(rows, columns);
        Blocks.forEach(batch.length(), (scratch, from, count) -> {
            source.fill(from, scratch[0], count);
            batch.write(from, scratch[0], count);
        });
        return batch;
    }

    @Override
    public <T> List<T> inShards(int rows, Function<Shard, T> work) {
        List<DenseShard> list = shards.computeIfAbsent(rows, this::shardsOf).list();
        List<T> results = new ArrayList<>(Collections.nCopies(list.size(), null));
        boolean done = false;
        try {
            Workers.SHARED.run(list.size(), list.size(), (part, from, to) -> {
                list.get(part).begin(gathered);
                results.set(part, work.apply(list.get(part)));
            });
            merge(list);
            list.forEach(DenseShard::end);
            done = true;
            return results;
        } finally {
            if (!done) {
                shards.remove(rows).close(); // they may have stopped at different places
            }
        }
    }

    private Shards shardsOf(int rows) {
        BatchMatrices matrices = new BatchMatrices(rows);
        int count = parts.applyAsInt(rows);
        return new Shards(
                matrices,
                IntStream.range(0, count)
                        .mapToObj(part -> new DenseShard(
                                network.wiring(),
                                matrices,
                                Workers.boundary(rows, part, count),
                                Workers.boundary(rows, part + 1, count)))
                        .toList());
    }

    private void merge(List<DenseShard> list) {
        if (list.get(0).share(0).isEmpty()) {
            return; // f was only applied
        }
        List<FusedDenseLayer> layers = network.wiring().layers();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            layers.get(i)
                    .layerGradient()
                    .merge(list.stream().map(shard -> shard.share(layer)).toList(), gathered);
        }
        network.wiring().gathered();
        gathered = true;
    }

    /** Where the gradient is gathered, [1 × count]; what it holds counts if {@link #gathered}. */
    private INDArray flatGradient() {
        return network.network().getFlattenedGradients();
    }

    @Override
    public float[] gradient() {
        float[] gradient = new float[(int) flatGradient().length()];
        if (gathered) {
            Matrix.pointer(flatGradient()).get(gradient, 0, gradient.length);
        }
        return gradient;
    }

    @Override
    public void clearGradient() {
        gathered = false;
    }

    @Override
    public void setParameters(float[] parameters) {
        network.setParameters(parameters);
        network.wiring().placed();
    }

    @Override
    public void restart(float[] parameters) {
        setParameters(parameters);
        clearGradient();
        update.restart();
    }

    @Override
    public OptimiserState optimiserState() {
        return new OptimiserState(
                update.steps(), update.quantities(), network.wiring().exact());
    }

    @Override
    public void restart(float[] parameters, OptimiserState state) {
        requireSame("quantities", update.quantities().size(), state.quantities().size());
        for (float[] quantity : state.quantities()) {
            requireSame("parameters", (int) network.flat().length(), quantity.length);
        }
        requireSame("projectors", network.wiring().exact().size(), state.exact().size());
        restart(parameters);
        update.restart(state);
        network.wiring().restore(state.exact());
    }

    private static void requireSame(String what, int has, int given) {
        if (has != given) {
            throw new IllegalArgumentException(
                    "The optimiser's state is of " + given + " " + what + ", but this training's of " + has
                            + "; take the state of a training of the same network and optimiser.");
        }
    }

    @Override
    public void step(double learningRate) {
        if (!gathered) {
            flatGradient().assign(0); // what it holds is of an earlier step
        }
        update.apply(learningRate);
        network.wiring().moved();
        gathered = false;
    }

    @Override
    public long stepBytes() {
        return memory.bytes()
                + shards.values().stream().mapToLong(Shards::bytes).sum();
    }

    @Override
    public float[] apply(float[] rows) {
        return network.apply(rows);
    }

    @Override
    public float[] parameters() {
        return network.parameters();
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return network.appendTo(graph, input);
    }

    @Override
    public void close() {
        shards.values().forEach(Shards::close);
        memory.close();
        NativeThreads.release();
    }
}
