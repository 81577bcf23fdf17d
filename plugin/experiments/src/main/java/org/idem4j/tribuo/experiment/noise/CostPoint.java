package org.idem4j.tribuo.experiment.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.task.Task;

/**
 * The cost of a step of one network, the methods in turns, so that whatever else the machine does hits both.
 *
 * @param id Its name.
 * @param configuration What is timed.
 */
public record CostPoint(String id, CostSettings configuration) implements Task<CostResult> {

    /** Small, for the networks are not to run off while they are timed. */
    private static final double RATE = 1e-3;
    /** The least steps of a turn. */
    private static final int LEAST = 2;

    @Override
    public double seconds() {
        return 2 * (configuration.rounds() + 1) * configuration.secondsPerRound();
    }

    @Override
    public CostResult run(DoubleConsumer progress) {
        List<Double> modified = new ArrayList<>();
        List<Double> ordinary = new ArrayList<>();
        try (NoiseTraining first = training(GradientRule.MODIFIED);
                NoiseTraining second = training(GradientRule.ORDINARY)) {
            // What the first round takes is not counted: memory is allocated and code compiled in it.
            for (int round = 0; round <= configuration.rounds(); round++) {
                turn(first, round == 0 ? new ArrayList<>() : modified);
                turn(second, round == 0 ? new ArrayList<>() : ordinary);
                progress.accept((round + 1.0) / (configuration.rounds() + 1));
            }
            return new CostResult(
                    CostResult.Cost.of(modified, first.stepBytes()), CostResult.Cost.of(ordinary, second.stepBytes()));
        }
    }

    private NoiseTraining training(GradientRule gradient) {
        return new NoiseTraining(new RunSettings(
                configuration.layers(),
                Initialisation.FAN_IN_UNIFORM,
                Method.of(gradient, GradientScale.MEAN, Corrector.mcWeeny()),
                RATE,
                1,
                configuration.batchSize(),
                1,
                1,
                configuration.seed(),
                1));
    }

    private void turn(NoiseTraining training, List<Double> seconds) {
        long begun = System.nanoTime();
        for (int step = 0;
                step < LEAST || (System.nanoTime() - begun) * 1e-9 < configuration.secondsPerRound();
                step++) {
            long start = System.nanoTime();
            training.step();
            seconds.add((System.nanoTime() - start) * 1e-9);
        }
    }
}
