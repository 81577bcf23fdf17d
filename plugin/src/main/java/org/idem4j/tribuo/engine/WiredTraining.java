package org.idem4j.tribuo.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.engine.onednn.OneDnn;
import org.idem4j.tribuo.network.ParameterRange;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.OptimiserState;

/**
 * Trains a {@link WiredNetwork} by external errors. A batch is shared out by rows, each shard on a thread of its own from
 * the first product to the last, so that threads wait for each other once a step; matrices serve the next step again.
 */
final class WiredTraining implements TrainableNetwork {

    private final WiredNetwork network;
    private final IntUnaryOperator parts;
    private final List<ParameterFollower> followers;
    private final ParameterUpdate update;
    private final MatrixPool memory = new MatrixPool();
    private final Map<Integer, BatchShards> shards = new HashMap<>();
    private boolean gathered;

    WiredTraining(WiredNetwork network, Optimiser optimiser) {
        this(network, optimiser, network::parts);
    }

    /**
     * A training.
     *
     * @param parts In how many shards to share out a batch of so many rows, where its stages allow it.
     */
    WiredTraining(WiredNetwork network, Optimiser optimiser, IntUnaryOperator parts) {
        this(network, network.architecture().trained(), network.architecture().decayed(), optimiser, parts);
    }

    /**
     * A training of some parameters.
     *
     * @param trained Which the optimiser moves.
     * @param decayed Which of them its weight decay draws to zero.
     */
    WiredTraining(
            WiredNetwork network,
            List<ParameterRange> trained,
            List<ParameterRange> decayed,
            Optimiser optimiser,
            IntUnaryOperator parts) {
        this.network = network;
        this.parts = network.root().wholeBatch() ? rows -> 1 : parts;
        this.followers = Stages.followers(network.root());
        this.update = new ParameterUpdate(optimiser, trained, decayed, network.flat(), network.gradient());
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
        BatchShards ofBatch =
                shards.computeIfAbsent(rows, count -> BatchShards.of(network.root(), count, parts.applyAsInt(count)));
        boolean done = false;
        try {
            List<T> results = ofBatch.run(work, gathered);
            gathered |= ofBatch.merge(gathered);
            ofBatch.end();
            done = true;
            return results;
        } finally {
            if (!done) {
                shards.remove(rows).close(); // they may have stopped at different places
            }
        }
    }

    @Override
    public float[] gradient() {
        return gathered
                ? network.gradient().toFloats()
                : new float[network.flat().length()];
    }

    @Override
    public void clearGradient() {
        gathered = false;
    }

    @Override
    public void setParameters(float[] parameters) {
        network.setParameters(parameters);
        followers.forEach(ParameterFollower::placed);
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
                update.steps(),
                update.quantities(),
                followers.stream().map(ParameterFollower::exact).toList());
    }

    @Override
    public void restart(float[] parameters, OptimiserState state) {
        requireSame("quantities", update.quantities().size(), state.quantities().size());
        for (float[] quantity : state.quantities()) {
            requireSame("parameters", network.flat().length(), quantity.length);
        }
        requireSame("projectors", followers.size(), state.exact().size());
        restart(parameters);
        update.restart(state);
        // Loaded, for the process that came so far may have used it, and the record of the training is to say so.
        OneDnn.computes();
        for (int i = 0; i < followers.size(); i++) {
            followers.get(i).restore(state.exact().get(i));
        }
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
            network.gradient().write(new float[network.flat().length()], 0); // what it holds is of an earlier step
        }
        update.apply(learningRate);
        network.parametersChanged();
        followers.forEach(ParameterFollower::moved);
        gathered = false;
    }

    @Override
    public long stepBytes() {
        return memory.bytes()
                + shards.values().stream().mapToLong(BatchShards::bytes).sum();
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
        shards.values().forEach(BatchShards::close);
        memory.close();
        Stages.close(network.root());
        NativeThreads.release();
    }
}
