package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The shards of all batches of one size. Their matrices serve one batch after the other.
 *
 * @param stage The network.
 * @param matrices Of which each shard takes its rows.
 * @param list From the first row to the last.
 */
record BatchShards(Stage stage, BatchMatrices matrices, List<WiredShard> list) implements AutoCloseable {

    static BatchShards of(Stage stage, int rows, int count) {
        BatchMatrices matrices = new BatchMatrices(rows);
        return new BatchShards(
                stage,
                matrices,
                IntStream.range(0, count)
                        .mapToObj(part -> new WiredShard(
                                stage,
                                matrices,
                                Workers.boundary(rows, part, count),
                                Workers.boundary(rows, part + 1, count)))
                        .toList());
    }

    /**
     * Works on a batch, each shard on a thread of its own.
     *
     * @param accumulate Whether the gradient is added to what was gathered before.
     */
    <T> List<T> run(Function<Shard, T> work, boolean accumulate) {
        List<T> results = new ArrayList<>(Collections.nCopies(list.size(), null));
        Workers.SHARED.run(list.size(), list.size(), (part, from, to) -> {
            list.get(part).begin(accumulate);
            results.set(part, work.apply(list.get(part)));
        });
        return results;
    }

    /** Brings the gradient together, if there is one: else f was only applied. */
    boolean merge(boolean accumulate) {
        List<GradientShare> shares = list.stream().map(WiredShard::share).toList();
        if (shares.get(0).isEmpty()) {
            return false;
        }
        stage.merge(shares, accumulate);
        return true;
    }

    /** Frees the matrices for the next batch. */
    void end() {
        list.forEach(WiredShard::end);
    }

    long bytes() {
        return matrices.bytes() + list.stream().mapToLong(WiredShard::bytes).sum();
    }

    @Override
    public void close() {
        list.forEach(WiredShard::close);
        matrices.close();
    }
}
