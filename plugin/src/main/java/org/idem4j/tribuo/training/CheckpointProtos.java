package org.idem4j.tribuo.training;

import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.protos.BackOffProto;
import org.idem4j.tribuo.protos.BestSnapshotProto;
import org.idem4j.tribuo.protos.ExactProto;
import org.idem4j.tribuo.protos.LossProto;
import org.idem4j.tribuo.protos.OptimiserStateProto;
import org.idem4j.tribuo.protos.QuantityProto;
import org.idem4j.tribuo.protos.SnapshotProto;
import org.idem4j.tribuo.protos.TrainingCheckpointProto;

/** Checkpoints as messages. */
final class CheckpointProtos {

    private static final int VERSION = 0;

    private CheckpointProtos() {}

    static TrainingCheckpointProto write(TrainingCheckpoint checkpoint) {
        TrainingState state = checkpoint.state();
        TrainingCheckpointProto.Builder proto = TrainingCheckpointProto.newBuilder()
                .setVersion(VERSION)
                .setRun(checkpoint.run())
                .setEpoch(state.epoch())
                .setSteps(state.steps())
                .setCorruptionDraws(state.draws().corruption())
                .setNoiseDraws(state.draws().noise())
                .setLast(write(state.last()))
                .setFallback(write(state.fallback()))
                .setValidated(write(state.validated()))
                .setOutcome(state.outcome() == null ? "" : state.outcome().name())
                .setOptimiser(write(checkpoint.optimiser()));
        Losses lowest = state.lowest();
        lowest.names()
                .forEach(term ->
                        proto.addLowest(LossProto.newBuilder().setTerm(term).setValue(lowest.of(term))));
        state.history().toList().forEach(epoch -> proto.addHistory(EpochProtos.write(epoch)));
        state.backOffs()
                .forEach(backOff -> proto.addBackOffs(
                        BackOffProto.newBuilder().setEpoch(backOff.epoch()).setReturnedTo(backOff.returnedTo())));
        return proto.build();
    }

    private static SnapshotProto write(Snapshot snapshot) {
        SnapshotProto.Builder proto = SnapshotProto.newBuilder().setEpoch(snapshot.epoch());
        for (float parameter : snapshot.parameters()) {
            proto.addParameters(parameter);
        }
        return proto.build();
    }

    private static BestSnapshotProto write(BestSnapshot best) {
        return BestSnapshotProto.newBuilder()
                .setSnapshot(write(best.snapshot()))
                .setScore(best.score())
                .build();
    }

    private static OptimiserStateProto write(OptimiserState state) {
        OptimiserStateProto.Builder proto = OptimiserStateProto.newBuilder().setSteps(state.steps());
        for (float[] quantity : state.quantities()) {
            QuantityProto.Builder values = QuantityProto.newBuilder();
            for (float value : quantity) {
                values.addValues(value);
            }
            proto.addQuantities(values);
        }
        for (double[] exact : state.exact()) {
            ExactProto.Builder values = ExactProto.newBuilder();
            for (double value : exact) {
                values.addValues(value);
            }
            proto.addExact(values);
        }
        return proto.build();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException If it is of a later version, or contradicts itself.
     */
    static TrainingCheckpoint read(TrainingCheckpointProto proto) {
        if (proto.getVersion() != VERSION) {
            throw new IllegalArgumentException("The checkpoint has version " + proto.getVersion()
                    + ", but this idem4j reads version " + VERSION + "; use the one that wrote it.");
        }
        TrainingState state = new TrainingState(
                proto.getEpoch(),
                proto.getSteps(),
                new RandomStreams.Draws(proto.getCorruptionDraws(), proto.getNoiseDraws()),
                read(proto.getLast()),
                read(proto.getFallback()),
                read(proto.getValidated()),
                new Losses(
                        proto.getLowestList().stream().map(LossProto::getTerm).toList(),
                        proto.getLowestList().stream()
                                .mapToDouble(LossProto::getValue)
                                .toArray()),
                History.of(
                        proto.getHistoryList().stream().map(EpochProtos::read).toList()),
                backOffs(proto.getBackOffsList()),
                outcome(proto.getOutcome()));
        OptimiserState optimiser = read(proto.getOptimiser());
        StateInvariants.require(state, optimiser);
        return new TrainingCheckpoint(proto.getRun(), state, optimiser);
    }

    private static Snapshot read(SnapshotProto proto) {
        return new Snapshot(proto.getEpoch(), FloatProtos.array(proto.getParametersList()));
    }

    private static BestSnapshot read(BestSnapshotProto proto) {
        return new BestSnapshot(read(proto.getSnapshot()), proto.getScore());
    }

    private static List<BackOff> backOffs(List<BackOffProto> protos) {
        return IntStream.range(0, protos.size())
                .mapToObj(i -> new BackOff(
                        protos.get(i).getEpoch(), protos.get(i).getReturnedTo(), TrainingState.factor(i + 1)))
                .toList();
    }

    private static TrainingOutcome outcome(String name) {
        return name.isEmpty() ? null : TrainingOutcome.valueOf(name);
    }

    private static OptimiserState read(OptimiserStateProto proto) {
        return new OptimiserState(
                proto.getSteps(),
                proto.getQuantitiesList().stream()
                        .map(quantity -> FloatProtos.array(quantity.getValuesList()))
                        .toList(),
                proto.getExactList().stream()
                        .map(exact -> exact.getValuesList().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .toList());
    }
}
