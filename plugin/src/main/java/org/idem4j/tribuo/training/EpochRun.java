package org.idem4j.tribuo.training;

import org.idem4j.onnx.io.Interruption;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;

/** Takes a network through the training rows once, from any epoch's beginning; for one thread. */
final class EpochRun {

    private final TrainableNetwork network;
    private final TrainingPlan plan;
    private final TrainingData rows;
    private final RandomStreams random;
    private final TrainingListener listener;
    private final DivergenceWatch watch;
    private final RowOrder order;
    private TrainingData batch;

    EpochRun(
            TrainableNetwork network,
            TrainingPlan plan,
            TrainingData rows,
            RandomStreams random,
            TrainingListener listener) {
        this.network = network;
        this.plan = plan;
        this.rows = rows;
        this.random = random;
        this.listener = listener;
        this.watch = DivergenceWatch.of(rows);
        this.order = new RowOrder(rows.rows(), plan.shuffle() ? random.shuffle() : null);
    }

    /**
     * What an epoch gave.
     *
     * @param losses The sum over its steps, each by its share of the epoch's rows.
     * @param lowest The lowest losses of the first step and of the epochs before.
     * @param steps The steps taken since the run began.
     * @param draws How far the random streams have come.
     * @param diverged Whether the losses are those of a training that has diverged; then it was not run to its end.
     */
    record Result(Losses losses, Losses lowest, long steps, RandomStreams.Draws draws, boolean diverged) {}

    /** The steps of an epoch that does not diverge. */
    long stepsPerEpoch() {
        return (rows.rows() - 1L) / plan.batchSize() + 1;
    }

    /** Goes through all rows, but no further than to where it has diverged. The network stands where the state says. */
    Result from(TrainingState state) {
        random.seek(state.draws());
        int[] inOrder = order.in(state.epoch() + 1);
        Losses sum = Losses.all(plan.objective().names(), 0);
        Losses lowest = state.lowest();
        long steps = state.steps();
        long planned = plan.epochs() * stepsPerEpoch();
        boolean diverged = false;
        for (int from = 0; from < inOrder.length && !diverged; from += plan.batchSize()) {
            Interruption.check();
            int to = (int) Math.min((long) from + plan.batchSize(), inOrder.length);
            double warmth = plan.warmth(steps, planned);
            Objective objective = plan.objective().easedBy(state.factor() * warmth);
            Losses losses = step(objective, inOrder, from, to, rate(state, steps));
            if (losses.finite()) {
                steps++;
                listener.stepEnded(new TrainingStep(steps, planned, losses, network::apply));
            }
            lowest = steps == 1 ? lowest.lower(losses) : lowest;
            sum = sum.plus((double) (to - from) / inOrder.length, losses);
            diverged = watch.diverged(sum, lowest);
        }
        return new Result(sum, lowest, steps, random.draws(), diverged);
    }

    /** The learning rate of the step after so many. */
    double rate(TrainingState state, long steps) {
        return state.factor() * plan.optimiser().rate((double) steps / (plan.epochs() * stepsPerEpoch()));
    }

    /** Takes a step, unless a loss is not finite. */
    private Losses step(Objective objective, int[] inOrder, int from, int to, double rate) {
        if (objective.needsData()) {
            batch = rows.select(inOrder, from, to, batch);
            if (plan.corruption() != null) {
                plan.corruption().corrupt(batch.inputs(), batch.dimension(), random.corruption());
            }
        }
        return network.scoped(() -> {
            Losses losses = accumulate(objective, to - from);
            if (losses.finite()) {
                network.step(rate);
            }
            return losses;
        });
    }

    private Batch noise(int count, int n) {
        long seed = random.noise().nextLong();
        return plan.noise() == null
                ? network.batch(count, n, new GaussianRows(seed))
                : network.batch(plan.noise().rows(count, seed), n);
    }

    private Losses accumulate(Objective objective, int count) {
        int n = rows.dimension();
        Batch noise = objective.needsNoise() ? noise(count, n) : null;
        if (!objective.needsData()) {
            return objective.accumulate(network, null, null, noise, null);
        }
        Batch x = network.batch(batch.inputs(), n);
        Batch target = network.batch(batch.knownTargets(), n);
        return objective.accumulate(network, x, target, noise, batch.weightsUnlessAllOne());
    }
}
