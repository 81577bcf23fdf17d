package org.idem4j.tribuo.experiment.frontier;

import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.task.Task;

/**
 * One training and its measurement on the rows that are kept for it.
 *
 * @param id Its name.
 * @param configuration The training.
 * @param table The table.
 */
record FrontierPoint(String id, FrontierSettings configuration, RepairTable table) implements Task<FrontierResult> {

    /** Guesses for 1,600 rows of 16 columns. */
    private static final double SECONDS_PER_EPOCH = 0.025;

    private static final double SECONDS_PER_EPOCH_AND_COUPLING = 0.002;

    @Override
    public double seconds() {
        return configuration.epochs()
                * (SECONDS_PER_EPOCH + configuration.couplings() * SECONDS_PER_EPOCH_AND_COUPLING);
    }

    @Override
    public FrontierResult run(DoubleConsumer progress) {
        Corruption damage =
                new CorruptionChain(new Masking(configuration.masked()), new GaussianNoise(configuration.noise()));
        IdempotentTrainer trainer = trainer(damage);
        trainer.addListener(new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                progress.accept((double) epoch.epoch() / configuration.epochs());
            }
        });
        IdempotentModel model = trainer.train(table.train());
        SelfMapMetrics metrics =
                new IdempotenceEvaluator().evaluate(model, table.test(damage)).metrics();
        double[] drift = metrics.standardisedDrift();
        return new FrontierResult(
                metrics.standardisedInputRmse(),
                drift[0],
                drift[drift.length - 1],
                metrics.standardisedGap()[0],
                metrics.relativeGap(),
                metrics.effectiveRank(),
                model.run().outcome().orElseThrow(),
                model.run().backOffEpochs().size(),
                model.run().seconds());
    }

    /** The configuration tells the table's content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FrontierPoint point && id.equals(point.id) && configuration.equals(point.configuration);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    private IdempotentTrainer trainer(Corruption damage) {
        Way way = configuration.way();
        return IdempotentTrainer.builder()
                .network(network())
                .gradient(way == Way.ORDINARY ? GradientRule.ORDINARY : GradientRule.MODIFIED)
                .idempotenceWeight(way == Way.MODIFIED || way == Way.ORDINARY ? configuration.strength() : 0)
                .optimiser(Adam.of(configuration.learningRate(), RateSchedule.ONE_CYCLE))
                .corruption(damage)
                .epochs(configuration.epochs())
                .batchSize(configuration.batchSize())
                .seed(configuration.seed())
                .build();
    }

    private NetworkDescription network() {
        int[] hidden =
                configuration.hidden().stream().mapToInt(Integer::intValue).toArray();
        return configuration.way() == Way.CONSTRUCTION
                ? ProjectorNetwork.of(configuration.couplings(), hidden)
                        .withRank((int) configuration.strength(), KeptBy.SPAN)
                : MultilayerPerceptron.of(hidden);
    }
}
