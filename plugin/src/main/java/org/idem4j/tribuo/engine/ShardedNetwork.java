package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.function.Function;

/** A network that gathers a gradient from work on the shards of a batch: all that an objective knows of it. */
public interface ShardedNetwork {

    /**
     * Works on a batch in shards, its rows shared out over the cores. What their passes gather is added to the network's
     * gradient.
     *
     * @param rows The batch's rows.
     * @param work What to do with a shard, on several threads at once; the same for each but for its rows. Its result must
     *     not hold a batch.
     * @param <T> The result's type.
     * @return The results, in the rows' order.
     */
    <T> List<T> inShards(int rows, Function<Shard, T> work);
}
