package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;

/** Hears the losses of every step and keeps the means over hundredths of the training. */
final class LossCourse implements TrainingListener {

    private static final int PARTS = 100;

    private final List<Long> ends = new ArrayList<>();
    private final Map<String, List<Double>> terms = new LinkedHashMap<>();
    private Losses sum;
    private int steps;

    @Override
    public void stepEnded(TrainingStep step) {
        sum = sum == null ? step.losses() : sum.plus(1, step.losses());
        steps++;
        if (step.completes(PARTS)) {
            ends.add(step.number());
            for (String term : sum.names()) {
                terms.computeIfAbsent(term, name -> new ArrayList<>()).add(Math.sqrt(sum.of(term) / steps));
            }
            sum = null;
            steps = 0;
        }
    }

    /** What was heard so far. */
    LossCurves curves() {
        Map<String, double[]> curves = new LinkedHashMap<>();
        terms.forEach((term, values) -> curves.put(
                term, values.stream().mapToDouble(Double::doubleValue).toArray()));
        return new LossCurves(ends.stream().mapToLong(Long::longValue).toArray(), curves);
    }
}
