package org.idem4j.tribuo.experiment.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.NoiseTraining;
import org.idem4j.tribuo.experiment.noise.RunResult.CurvePoint;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * A training's parameters on its way.
 *
 * @param outcome Whether the run was completed or diverged; what was not finite is left out.
 * @param parameters θ at each snapshot.
 * @param measured What the network measured there.
 * @param rows The rows that it was measured on, row-major.
 */
record Snapshots(TrainingOutcome outcome, List<float[]> parameters, List<CurvePoint> measured, float[] rows) {

    /** Trains by one method; {@code afterEpoch} is told the epochs that are done. */
    static Snapshots along(LandscapeSettings settings, GradientRule rule, IntConsumer afterEpoch) {
        List<float[]> parameters = new ArrayList<>();
        List<CurvePoint> measured = new ArrayList<>();
        try (NoiseTraining training = new NoiseTraining(settings.pair().run(rule))) {
            float[] rows = training.evaluationRows();
            int epoch = 0;
            for (int next : settings.epochs()) {
                boolean finite = true;
                while (finite && epoch < next) {
                    finite = training.step();
                    epoch++;
                    afterEpoch.accept(epoch);
                }
                CurvePoint point = Measurement.brief(epoch, training.network(), rows);
                if (!finite || !Double.isFinite(point.error())) {
                    return new Snapshots(TrainingOutcome.DIVERGED, parameters, measured, rows);
                }
                parameters.add(training.network().parameters());
                measured.add(point);
            }
            return new Snapshots(TrainingOutcome.COMPLETED, parameters, measured, rows);
        }
    }
}
