package org.idem4j.tribuo.tuning;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.task.Task;

/**
 * A candidate to be trained and judged, kept in a file of its own.
 *
 * @param candidate The candidate.
 * @param search Says how to judge.
 * @param data The rows.
 * @param configurations The configuration with such settings in it, made anew each time; its component {@code trainer}
 *     is trained.
 * @param fingerprint A hash of the configuration without settings.
 */
public record CandidateTask(
        Candidate candidate,
        Search search,
        TuningData data,
        Function<Map<String, String>, ConfigurationManager> configurations,
        String fingerprint)
        implements Task<Trial> {

    private static final String SEED = "trainer.seed";

    /** All that determines a trial, as it is kept beside it. */
    private record Conditions(
            Map<String, String> settings,
            String configurationSha256,
            List<String> dataSha256,
            double validationFraction,
            int repeats,
            long seed) {}

    @Override
    public String id() {
        return candidate.id();
    }

    @Override
    public Object configuration() {
        return new Conditions(
                candidate.settings(),
                fingerprint,
                data.sha256(),
                search.validationFraction(),
                search.repeats(),
                search.seed());
    }

    @Override
    public double seconds() {
        return 1; // all alike, as far as is known beforehand
    }

    /**
     * Makes the trainer, so that a setting that can't be is found before anything is trained.
     *
     * @throws IllegalArgumentException If a setting names nothing or the trainer refuses it; the message names the candidate.
     */
    public void check() {
        trainer(0);
    }

    @Override
    public Trial run(DoubleConsumer progress) {
        List<Trial.Run> runs = new ArrayList<>();
        for (int repeat = 0; repeat < search.repeats(); repeat++) {
            int before = repeat;
            SelfMapTrainer trainer = trainer(repeat);
            trainer.addListener(share(done -> progress.accept((before + done) / search.repeats())));
            try {
                runs.add(measured(trainer.train(data.training()), repeat));
            } catch (CancellationException e) {
                throw e; // no fault of the candidate's
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new IllegalArgumentException(named(e), e);
            }
        }
        return new Trial(runs);
    }

    private SelfMapTrainer trainer(int repeat) {
        Map<String, String> settings = new LinkedHashMap<>(candidate.settings());
        if (repeat > 0) {
            settings.put(SEED, Long.toString(search.seed() + repeat));
        }
        try {
            return (SelfMapTrainer) configurations.apply(settings).lookup("trainer");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(named(e), e);
        }
    }

    private String named(Exception e) {
        return "The candidate " + id() + " " + candidate.settings() + " can't be trained: " + e.getMessage();
    }

    private static TrainingListener share(DoubleConsumer progress) {
        return new TrainingListener() {
            private int epochs;

            @Override
            public void started(int rows, int dimension, int planned) {
                epochs = planned;
            }

            @Override
            public void epochEnded(EpochRecord epoch) {
                progress.accept((double) epoch.epoch() / epochs);
            }
        };
    }

    private Trial.Run measured(IdempotentModel model, int repeat) {
        SelfMapMetrics metrics =
                new IdempotenceEvaluator().evaluate(model, data.validation()).metrics();
        double[] errors = metrics.standardisedDrift();
        return new Trial.Run(
                repeat,
                metrics.standardisedInputRmse(),
                errors[0],
                Arrays.stream(errors).reduce(0, Math::max), // NaN where one is
                metrics.standardisedGap()[0],
                model.run().outcome().orElseThrow(),
                model.history().size(),
                model.run().seconds());
    }
}
