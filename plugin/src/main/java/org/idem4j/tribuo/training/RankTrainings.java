package org.idem4j.tribuo.training;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.network.RankTrials;
import org.idem4j.tribuo.network.TargetRows;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * Tries ranks by short trainings with the run's own plan. All of them draw the same random numbers: they hold out the same
 * rows, and see and judge the same damage, so that what differs is the rank.
 */
public final class RankTrainings implements RankTrials {

    /** Of the plan's epochs. */
    private static final int SHORTER = 8;

    private static final double HELD_OUT = 0.2;

    private final TrainingPlan plan;
    private final TrainingData data;
    private final TargetRows targets;
    private final long seed;
    private final TrainingListener listener;
    private final double scale;
    private TriedRanks tried;

    /**
     * Prepares the trials; nothing is trained yet.
     *
     * @param plan The plan of the run that they are for.
     * @param data All its rows, in the units that the network sees.
     * @param targets Their targets.
     * @param random The source of randomness.
     * @param listener Who is told of each trial.
     */
    public RankTrainings(
            TrainingPlan plan, TrainingData data, TargetRows targets, RandomStream random, TrainingListener listener) {
        this.plan = plan.withLength(Math.max(1, plan.epochs() / SHORTER), HELD_OUT);
        this.data = data;
        this.targets = targets;
        this.seed = random.nextLong();
        this.listener = listener;
        this.scale = rootMeanSquare(data.targets());
    }

    /**
     * Keeps what is tried, and takes what was tried in a training that was stopped.
     *
     * @param checkpoints Where; null for nowhere.
     * @param trainer What trains, with all its settings and the number of its call.
     * @return This.
     */
    public RankTrainings kept(CheckpointFolder checkpoints, String trainer) {
        tried = checkpoints == null
                ? null
                : checkpoints.ranks(trainer, Objects.hash(seed, data.contentHash(), plan.contentHash()));
        return this;
    }

    @Override
    public List<RankTrial> ofDirections(int most) {
        return HeldOutDirections.errors(data, plan.corruption(), most, RandomStreams.of(new RandomStream(seed)), scale);
    }

    @Override
    public List<RankTrial> lossesOfDirections(int most) {
        return HeldOutDirections.errors(
                new TrainingData(data.dimension(), data.targets(), data.targets(), data.weights()),
                null,
                most,
                RandomStreams.of(new RandomStream(seed)),
                scale);
    }

    @Override
    public double error(int rank, NetworkDescription network) {
        if (Math.round(HELD_OUT * data.rows()) < 1) {
            throw new IllegalArgumentException("The rank is searched for on a fifth of the rows, which of "
                    + data.rows() + " leaves none; choose one, by the network's rank.");
        }
        OptionalDouble before = tried == null ? OptionalDouble.empty() : tried.error(rank);
        RankTrial trial = new RankTrial(rank, before.isPresent() ? before.getAsDouble() : trained(network));
        if (tried != null && before.isEmpty()) {
            tried.keep(rank, trial.error());
        }
        listener.rankTried(trial);
        return trial.error();
    }

    private double trained(NetworkDescription network) {
        RandomStreams random = RandomStreams.of(new RandomStream(seed));
        InitialNetwork initial = network.draw(targets, random.initialisation());
        TrainingResult result;
        try (TrainableNetwork trainable =
                Engine.training(initial.architecture(), initial.parameters(), plan.optimiser())) {
            result = new TrainingRun(trainable, plan, data, random, TrainingListener.all(List.of())).run();
        }
        return error(result);
    }

    private double error(TrainingResult result) {
        if (result.outcome() == TrainingOutcome.DIVERGED) {
            return Double.POSITIVE_INFINITY;
        }
        List<EpochRecord> history = result.history();
        return history.get(history.size() - 1).validationReconstruction() / scale;
    }

    private static double rootMeanSquare(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return squares > 0 ? Math.sqrt(squares / values.length) : 1;
    }
}
