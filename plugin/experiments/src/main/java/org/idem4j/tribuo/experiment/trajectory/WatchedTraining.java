package org.idem4j.tribuo.experiment.trajectory;

import java.util.Optional;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.NoiseTraining;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.Objective;

/** A training by one method in which the gradients of both are read at every batch. */
final class WatchedTraining implements AutoCloseable {

    private final PairSettings pair;
    private final GradientRule own;
    private final Objective modified;
    private final Objective ordinary;
    private final NoiseTraining training;

    WatchedTraining(PairSettings pair, GradientRule own) {
        this.pair = pair;
        this.own = own;
        int n = pair.layers().get(0).inputs();
        this.modified = pair.modified().objective(n);
        this.ordinary = pair.ordinary().objective(n);
        this.training = new NoiseTraining(pair.run(own));
    }

    /** Reads both gradients and takes a step along the own one; nothing, and no step, if a loss was not finite. */
    Optional<Gradients> step() {
        return training.onNextBatch((f, noise) -> own == GradientRule.MODIFIED
                ? step(f, noise, ordinary, modified).map(both -> new Gradients(both[1], both[0]))
                : step(f, noise, modified, ordinary).map(both -> new Gradients(both[0], both[1])));
    }

    /** The gradient that is only looked at, and that of the step. */
    private Optional<float[][]> step(TrainableNetwork f, Batch noise, Objective looked, Objective stepped) {
        Losses lookedAt = looked.accumulate(f, null, null, noise, null);
        float[] other = f.gradient();
        f.clearGradient();
        Losses losses = stepped.accumulate(f, null, null, noise, null);
        float[] gradient = f.gradient();
        if (!lookedAt.finite() || !losses.finite()) {
            return Optional.empty();
        }
        f.step(pair.learningRate());
        return Optional.of(new float[][] {other, gradient});
    }

    Measurement measure() {
        return Measurement.of(
                training.network(),
                training.evaluationRows(),
                pair.layers().get(0).inputs());
    }

    @Override
    public void close() {
        training.close();
    }
}
