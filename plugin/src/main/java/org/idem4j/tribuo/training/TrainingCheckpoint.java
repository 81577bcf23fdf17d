package org.idem4j.tribuo.training;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.zip.CRC32C;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.protos.TrainingCheckpointProto;

/** A {@link TrainingRun} between two epochs, to be stored and gone on from. */
public final class TrainingCheckpoint {

    /** The bytes of the checksum, the last field. */
    private static final int CHECK = 5;

    private final int run;
    private final TrainingState state;
    private final OptimiserState optimiser;

    /**
     * A checkpoint.
     *
     * @param run What tells the run from others.
     * @param state Where it stands.
     * @param optimiser What its update rule carries to the next step.
     */
    TrainingCheckpoint(int run, TrainingState state, OptimiserState optimiser) {
        this.run = run;
        this.state = state;
        this.optimiser = optimiser;
    }

    /**
     * Reads what {@link #toBytes} gave, believing nothing.
     *
     * @param bytes The bytes.
     * @return The checkpoint.
     * @throws IllegalArgumentException If they are none, or of a later version; the message says what is wrong.
     */
    public static TrainingCheckpoint parse(byte[] bytes) {
        try {
            TrainingCheckpointProto proto = TrainingCheckpointProto.parseFrom(bytes);
            // A digit that has changed would be trained on without a word.
            if (proto.getCheck() != 0 && proto.getCheck() != check(bytes, bytes.length - CHECK)) {
                throw new IllegalArgumentException("The checkpoint is damaged: its checksum is another.");
            }
            return CheckpointProtos.read(proto);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("These bytes are no checkpoint of a training: " + e.getMessage(), e);
        }
    }

    /**
     * Writes it.
     *
     * @return A {@code TrainingCheckpointProto}.
     */
    public byte[] toBytes() {
        TrainingCheckpointProto proto = CheckpointProtos.write(this);
        byte[] bytes = proto.toByteArray();
        return proto.toBuilder().setCheck(check(bytes, bytes.length)).build().toByteArray();
    }

    private static int check(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /**
     * How far the run has come.
     *
     * @return The epochs gone through.
     */
    public int epoch() {
        return state.epoch();
    }

    int run() {
        return run;
    }

    TrainingState state() {
        return state;
    }

    OptimiserState optimiser() {
        return optimiser;
    }

    /**
     * Checks that a run can go on from it.
     *
     * @param other What tells that run from others.
     * @param plan Its plan.
     * @param stepsPerEpoch Its steps.
     * @throws IllegalArgumentException If it can't.
     */
    void requireOf(int other, TrainingPlan plan, long stepsPerEpoch) {
        if (run != other || !state.lowest().names().equals(plan.objective().names())) {
            throw new IllegalArgumentException("The checkpoint of epoch " + state.epoch()
                    + " is of another training; go on with the seed, the data and the settings that it was made with.");
        }
        TrainingOutcome outcome = state.outcome();
        boolean atTheEnd = state.epoch() == plan.epochs();
        boolean withinPlan = state.epoch() <= plan.epochs()
                && state.steps() <= state.epoch() * stepsPerEpoch
                && state.backOffs().size() <= plan.backOffs()
                && (outcome == null ? !atTheEnd : outcome != TrainingOutcome.COMPLETED || atTheEnd);
        if (!withinPlan) {
            throw new IllegalArgumentException("The checkpoint of epoch " + state.epoch() + " goes beyond its plan of "
                    + plan.epochs() + " epochs with " + plan.backOffs() + " back-offs; it is damaged.");
        }
    }
}
