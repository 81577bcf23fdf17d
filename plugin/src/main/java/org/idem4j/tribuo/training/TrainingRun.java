package org.idem4j.tribuo.training;

import java.util.Objects;
import java.util.Optional;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * One run of a network through its epochs; for one thread. It may be stopped between two epochs: from a
 * {@linkplain #checkpoint() checkpoint}, another run of the same plan, data and randomness {@linkplain #resume goes on} to the
 * same result, bit for bit.
 */
public final class TrainingRun {

    private final TrainableNetwork network;
    private final TrainingPlan plan;
    private final TrainingData training;
    private final Validation validation;
    private final RandomStreams random;
    private final TrainingListener listener;
    private final EpochRun epochs;
    private final Optional<NoiseWatch> noise;
    private TrainingState state;

    /**
     * Prepares a run.
     *
     * @param network The network; closed by the caller.
     * @param plan What to do.
     * @param data All rows, in the units that the network sees; the validation rows are split off here.
     * @param random The run's randomness, of which nothing but the network's first parameters has been drawn.
     * @param listener Who is told.
     * @throws IllegalArgumentException If the split leaves no rows to train on or to validate on.
     */
    public TrainingRun(
            TrainableNetwork network,
            TrainingPlan plan,
            TrainingData data,
            RandomStreams random,
            TrainingListener listener) {
        this.network = network;
        this.plan = plan;
        this.random = random;
        this.listener = listener;
        ValidationSplit split = ValidationSplit.of(data, plan.validationFraction(), random.split());
        this.training = split.training();
        this.validation = Validation.of(split.validation(), plan, random.validation());
        this.epochs = new EpochRun(network, plan, training, random, listener);
        this.noise = plan.watchesNoise() ? Optional.of(NoiseWatch.of(plan, training)) : Optional.empty();
        TrainingState first =
                TrainingState.initial(network.parameters(), plan.objective().names(), random.draws());
        this.state = plan.epochs() > 0 ? first : first.ended(TrainingOutcome.COMPLETED);
    }

    /**
     * Trains to the end.
     *
     * @return The parameters to keep and how it went.
     */
    public TrainingResult run() {
        listener.started(training.rows(), training.dimension(), plan.epochs());
        return toEnd(() -> {});
    }

    private TrainingResult toEnd(Runnable afterEpoch) {
        while (!ended()) {
            advance();
            afterEpoch.run();
        }
        listener.ended(state.outcome());
        return result();
    }

    /**
     * Trains to the end, from where a run of the same was stopped, and keeps checkpoints on the way.
     *
     * @param checkpoints Where they are kept.
     * @param trainer What trains, with all its settings and the number of its call.
     * @return The parameters to keep and how it went.
     * @throws IllegalArgumentException If what was kept can't be gone on from; the message names the file.
     */
    public TrainingResult run(CheckpointFolder checkpoints, String trainer) {
        CheckpointFolder.CheckpointFile file = checkpoints.of(trainer, identity());
        Optional<TrainingCheckpoint> kept = file.resume(this);
        listener.started(training.rows(), training.dimension(), plan.epochs());
        kept.ifPresent(checkpoint -> listener.resumed(checkpoint.epoch()));
        return toEnd(() -> file.keep(this));
    }

    /**
     * The targets of the rows that were kept for validation, which the network has not been trained on.
     *
     * @return Row-major, in the units that the network sees; none where none were kept.
     */
    public float[] heldOut() {
        return validation.data().targets().clone();
    }

    /**
     * Whether nothing is left to do.
     *
     * @return True after the last epoch, or one that ended the run before its time.
     */
    public boolean ended() {
        return state.outcome() != null;
    }

    /** The epochs gone through. */
    int epoch() {
        return state.epoch();
    }

    /**
     * Runs an epoch.
     *
     * @throws IllegalStateException If the run has ended.
     */
    public void advance() {
        if (ended()) {
            throw new IllegalStateException("The run has ended after epoch " + state.epoch() + ".");
        }
        EpochRun.Result run = epochs.from(state);
        Snapshot reached = new Snapshot(state.epoch() + 1, network.parameters());
        state = run.diverged() || !reached.finite() ? afterDivergence(run) : after(run, reached);
    }

    private TrainingState after(EpochRun.Result run, Snapshot reached) {
        Validation.Measured validated = validation.measure(network);
        EpochRecord measured = new EpochRecord(
                reached.epoch(),
                epochs.rate(state, run.steps() - 1),
                rootMeanSquare(run.losses(), Term.RECONSTRUCTION),
                rootMeanSquare(run.losses(), Term.IDEMPOTENCE),
                Math.sqrt(validated.reconstruction()),
                Math.sqrt(validated.gap()),
                noise.map(watch -> watch.look(network)));
        listener.epochEnded(measured);
        TrainingState next = state.after(run, reached, measured, validation.score(validated));
        if (plan.patience() > 0 && next.epoch() - next.validated().epoch() >= plan.patience()) {
            return next.ended(TrainingOutcome.STOPPED_EARLY);
        }
        return next.epoch() < plan.epochs() ? next : next.ended(TrainingOutcome.COMPLETED);
    }

    private static double rootMeanSquare(Losses losses, String term) {
        return Math.sqrt(losses.of(term));
    }

    private TrainingState afterDivergence(EpochRun.Result run) {
        if (state.backOffs().size() == plan.backOffs()) {
            return state.givenUp(run);
        }
        TrainingState next = state.backedOff(run, (state.epoch() + 1) * epochs.stepsPerEpoch());
        network.restart(next.last().parameters());
        listener.backedOff(next.backOffs().get(next.backOffs().size() - 1));
        return next.epoch() < plan.epochs() ? next : next.ended(TrainingOutcome.DIVERGED);
    }

    private TrainingResult result() {
        Snapshot kept = switch (state.outcome()) {
            case DIVERGED -> state.fallback().snapshot();
            case STOPPED_EARLY -> state.validated().snapshot();
            case COMPLETED -> plan.patience() > 0 ? state.validated().snapshot() : state.last();
        };
        return new TrainingResult(
                kept.parameters(), kept.epoch(), state.history().toList(), state.outcome(), state.backOffs());
    }

    /**
     * What another run needs to go on from here.
     *
     * @return A copy of all that this run has come to.
     */
    public TrainingCheckpoint checkpoint() {
        return new TrainingCheckpoint(identity(), state, network.optimiserState());
    }

    /**
     * Goes on from where a run of the same network, plan, data and randomness stood.
     *
     * @param checkpoint That run's.
     * @throws IllegalArgumentException If it is of another run, or its numbers don't fit this one; the network then stands at
     *     no defined place.
     * @throws IllegalStateException If this run has begun.
     */
    public void resume(TrainingCheckpoint checkpoint) {
        if (state.epoch() > 0) {
            throw new IllegalStateException("This run has gone through " + state.epoch()
                    + " epochs; only one that has not begun can go on from a checkpoint.");
        }
        checkpoint.requireOf(identity(), plan, epochs.stepsPerEpoch());
        network.restart(checkpoint.state().last().parameters(), checkpoint.optimiser());
        state = checkpoint.state();
    }

    /** What tells this run from others: the seed, the rows and the plan. */
    private int identity() {
        int rows = training.contentHash();
        if (validation.data().rows() > 0) {
            rows = 31 * rows + validation.data().contentHash(); // what is kept, and when it ends, goes by them
        }
        return Objects.hash(random.noise().seed(), rows, plan.contentHash());
    }
}
