package org.idem4j.tribuo.experiment.autodiff;

import org.idem4j.tribuo.engine.Batch;

/** A batch with its number on a tape. */
record RecordedBatch(Batch batch, int value, Tape tape) implements Batch {

    /** What a recording shard gave. */
    static RecordedBatch of(Batch batch) {
        return (RecordedBatch) batch;
    }

    @Override
    public int rows() {
        return batch.rows();
    }

    @Override
    public int columns() {
        return batch.columns();
    }

    @Override
    public double squaredDistance(Batch other, float[] rowWeights) {
        tape.distance(this, of(other));
        return batch.squaredDistance(of(other).batch, rowWeights);
    }

    @Override
    public float[] toFloats() {
        return batch.toFloats();
    }
}
