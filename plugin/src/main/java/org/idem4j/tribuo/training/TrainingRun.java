package org.idem4j.tribuo.training;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Term;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;

/** One run of a network through its epochs; for one thread and one use. */
public final class TrainingRun {

    private final TrainableNetwork network;
    private final TrainingPlan plan;
    private final TrainingData training;
    private final Validation validation;
    private final RandomStreams random;
    private final TrainingListener listener;
    private final List<EpochRecord> history = new ArrayList<>();

    private final int[] order;
    private final long stepsPerEpoch;
    private final DivergenceWatch watch;
    private Objective objective;
    private BestPlace best;
    private Patience patience;
    private float[] last;
    private int lastEpoch;
    private long steps;
    private TrainingData batch;

    /**
     * Prepares a run.
     *
     * @param network The network; closed by the caller.
     * @param plan What to do.
     * @param data All rows, in the units that the network sees; the validation rows are split off here.
     * @param random The run's randomness.
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
        int[] rows = TrainingData.inOrder(data.rows());
        int kept = data.rows() - (int) Math.round(plan.validationFraction() * data.rows());
        if (plan.validationFraction() > 0) {
            if (kept == 0 || kept == data.rows()) {
                throw new IllegalArgumentException("A validation fraction of " + plan.validationFraction() + " of "
                        + data.rows() + " rows leaves " + kept + " to train on and " + (data.rows() - kept)
                        + " to validate on; both need at least one.");
            }
            TrainingData.shuffle(rows, random.split());
        }
        this.training = data.select(rows, 0, kept);
        this.validation = Validation.of(data.select(rows, kept, data.rows()), plan, random.validation());
        this.order = TrainingData.inOrder(training.rows());
        this.stepsPerEpoch = (training.rows() - 1L) / plan.batchSize() + 1;
        this.watch = new DivergenceWatch(plan.objective().names(), training);
        this.objective = plan.objective();
    }

    /**
     * Trains.
     *
     * @return The parameters to keep and how it went.
     */
    public TrainingResult run() {
        listener.started(training.rows(), training.dimension(), plan.epochs());
        last = network.parameters();
        best = new BestPlace(plan.backOffs(), last);
        patience = new Patience(plan.patience(), last);
        boolean well = true;
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            well = goesWell(epoch);
            if (!well && !best.mayReturn()) {
                break;
            } else if (!well) {
                backOff(epoch);
            } else if (patience.over(epoch)) {
                return end(patience.parameters(), patience.epoch(), TrainingOutcome.STOPPED_EARLY);
            }
        }
        if (!well) {
            return end(best.parameters(), best.epoch(), TrainingOutcome.DIVERGED);
        }
        return plan.patience() > 0
                ? end(patience.parameters(), patience.epoch(), TrainingOutcome.COMPLETED)
                : end(last, lastEpoch, TrainingOutcome.COMPLETED);
    }

    /** Runs an epoch and takes note of it, unless it diverges. */
    private boolean goesWell(int epoch) {
        Losses losses = epoch();
        float[] reached = network.parameters();
        if (watch.diverged(losses) || !finite(reached)) {
            return false;
        }
        watch.accept(losses);
        best.offer(lastEpoch, last, losses);
        last = reached;
        lastEpoch = epoch;
        Validation.Measured validated = validation.measure(network);
        record(epoch, losses, validated);
        patience.offer(epoch, reached, validation.score(validated));
        return true;
    }

    private void backOff(int epoch) {
        BackOff backOff = best.returnFrom(epoch);
        last = best.parameters();
        lastEpoch = best.epoch();
        network.restart(last);
        objective = plan.objective().easedBy(backOff.factor());
        steps = epoch * stepsPerEpoch;
        listener.backedOff(backOff);
    }

    private TrainingResult end(float[] parameters, int keptEpoch, TrainingOutcome outcome) {
        listener.ended(outcome);
        return new TrainingResult(parameters, keptEpoch, List.copyOf(history), outcome, best.returns());
    }

    /** Goes through all rows once; stops as soon as it has diverged. */
    private Losses epoch() {
        if (plan.shuffle()) {
            TrainingData.shuffle(order, random.shuffle());
        }
        Losses sum = Losses.all(objective.names(), 0);
        for (int from = 0; from < order.length; from += plan.batchSize()) {
            int to = (int) Math.min((long) from + plan.batchSize(), order.length);
            Losses losses = step(from, to);
            if (steps == 1) {
                watch.accept(losses);
            }
            sum = sum.plus(losses.times((double) (to - from) / order.length));
            if (watch.diverged(sum)) {
                break;
            }
        }
        return sum;
    }

    private Losses step(int from, int to) {
        if (objective.needsData()) {
            batch = training.select(order, from, to, batch);
            if (plan.corruption() != null) {
                plan.corruption().corrupt(batch.inputs(), batch.dimension(), random.corruption());
            }
        }
        return network.scoped(() -> {
            int n = training.dimension();
            Batch x = objective.needsData() ? network.batch(batch.inputs(), n) : null;
            Batch target = objective.needsData() ? network.batch(batch.targets(), n) : null;
            Batch noise = objective.needsNoise()
                    ? network.batch(
                            to - from, n, new GaussianRows(random.noise().nextLong()))
                    : null;
            float[] weights = objective.needsData() ? batch.weightsUnlessAllOne() : null;
            Losses losses = objective.accumulate(network, x, target, noise, weights);
            if (losses.finite()) {
                network.step(rate());
                steps++;
            }
            return losses;
        });
    }

    private double rate() {
        return best.factor() * plan.optimiser().rate((double) steps / plannedSteps());
    }

    private long plannedSteps() {
        return plan.epochs() * stepsPerEpoch;
    }

    private void record(int epoch, Losses losses, Validation.Measured validated) {
        EpochRecord record = new EpochRecord(
                epoch,
                best.factor() * plan.optimiser().rate((double) (steps - 1) / plannedSteps()),
                Math.sqrt(losses.of(Term.RECONSTRUCTION)),
                Math.sqrt(losses.of(Term.IDEMPOTENCE)),
                Math.sqrt(validated.reconstruction()),
                Math.sqrt(validated.gap()));
        history.add(record);
        listener.epochEnded(record);
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
