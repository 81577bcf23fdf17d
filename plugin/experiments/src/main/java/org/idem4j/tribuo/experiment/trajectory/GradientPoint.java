package org.idem4j.tribuo.experiment.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.TimeGuess;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.task.Task;

/**
 * A pair of runs, side by side, with both gradients read at both places in every epoch.
 *
 * @param id Its name.
 * @param configuration The pair.
 */
public record GradientPoint(String id, PairSettings configuration) implements Task<GradientCourse> {

    /** What is kept of an epoch. */
    private record Epoch(
            double modifiedAtModified,
            double ordinaryAtModified,
            double modifiedAtOrdinary,
            double ordinaryAtOrdinary,
            double cosineAtModified,
            double cosineAtOrdinary,
            double separately) {

        static Epoch of(Gradients atModified, Gradients atOrdinary) {
            return new Epoch(
                    Gradients.norm(atModified.modified()),
                    Gradients.norm(atModified.ordinary()),
                    Gradients.norm(atOrdinary.modified()),
                    Gradients.norm(atOrdinary.ordinary()),
                    Gradients.cosine(atModified.modified(), atModified.ordinary()),
                    Gradients.cosine(atOrdinary.modified(), atOrdinary.ordinary()),
                    Gradients.cosine(atModified.modified(), atOrdinary.ordinary()));
        }
    }

    @Override
    public double seconds() {
        var layers = configuration.layers();
        int rows = configuration.batchSize();
        double step = TimeGuess.draw(layers, rows)
                + TimeGuess.gradient(GradientRule.MODIFIED, layers, rows)
                + TimeGuess.gradient(GradientRule.ORDINARY, layers, rows);
        return 2 * configuration.epochs() * step;
    }

    @Override
    public GradientCourse run(DoubleConsumer progress) {
        try (WatchedTraining modified = new WatchedTraining(configuration, GradientRule.MODIFIED);
                WatchedTraining ordinary = new WatchedTraining(configuration, GradientRule.ORDINARY)) {
            Measurement start = modified.measure();
            List<Epoch> epochs = new ArrayList<>();
            boolean finite = true;
            while (finite && epochs.size() < configuration.epochs()) {
                Optional<Gradients> atModified = modified.step();
                Optional<Gradients> atOrdinary = ordinary.step();
                finite = atModified.isPresent() && atOrdinary.isPresent();
                if (finite) {
                    epochs.add(Epoch.of(atModified.get(), atOrdinary.get()));
                    progress.accept((double) epochs.size() / configuration.epochs());
                }
            }
            return new GradientCourse(
                    finite ? TrainingOutcome.COMPLETED : TrainingOutcome.DIVERGED,
                    start,
                    modified.measure(),
                    ordinary.measure(),
                    new GradientCourse.Along(
                            column(epochs, Epoch::modifiedAtModified),
                            column(epochs, Epoch::ordinaryAtModified),
                            column(epochs, Epoch::cosineAtModified)),
                    new GradientCourse.Along(
                            column(epochs, Epoch::modifiedAtOrdinary),
                            column(epochs, Epoch::ordinaryAtOrdinary),
                            column(epochs, Epoch::cosineAtOrdinary)),
                    column(epochs, Epoch::separately));
        }
    }

    private static double[] column(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
        return epochs.stream().mapToDouble(value).toArray();
    }
}
