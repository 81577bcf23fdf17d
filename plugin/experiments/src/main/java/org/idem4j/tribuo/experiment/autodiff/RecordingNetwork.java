package org.idem4j.tribuo.experiment.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.idem4j.tribuo.engine.Shard;
import org.idem4j.tribuo.engine.ShardedNetwork;

/** Stands between an objective and a network, and writes down what the one asks of the other; the results are the same. */
final class RecordingNetwork implements ShardedNetwork {

    private final ShardedNetwork network;
    private final List<Tape> tapes = Collections.synchronizedList(new ArrayList<>());

    RecordingNetwork(ShardedNetwork network) {
        this.network = network;
    }

    @Override
    public <T> List<T> inShards(int rows, Function<Shard, T> work) {
        return network.inShards(rows, shard -> {
            Tape tape = new Tape();
            tapes.add(tape);
            return work.apply(new RecordingShard(shard, tape));
        });
    }

    /** What was done on a shard, which is the same on each. */
    Recording recording() {
        return tapes.get(0).recording();
    }
}
