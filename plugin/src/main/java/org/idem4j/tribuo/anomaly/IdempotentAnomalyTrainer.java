package org.idem4j.tribuo.anomaly;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.idem4j.tribuo.CountingTrainer;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.training.CheckpointFolder;
import org.idem4j.tribuo.training.Invocations;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;

/**
 * Trains a detector of anomalies: a self-map f of expected rows, what its {@linkplain AnomalyScore score} takes beside f, and
 * a threshold above which a row is one. The threshold is a {@linkplain QuantileThreshold quantile} of the scores of rows that
 * the scoring detector was not trained on, since one scores the rows that it was fitted to lower.
 *
 * <p>An OLCUT component. {@link DetectorDefaults} gives one for a table. Safe for use by several threads.
 */
public final class IdempotentAnomalyTrainer extends CountingTrainer<Event> {

    /** The key of the threshold in the model's instance provenance. */
    static final String THRESHOLD = "threshold";

    private static final String SCORE = "score";

    /** How many times the rows that the quantile needs are to be held out, for a threshold that varies little. */
    private static final int AMPLY = 3;

    @Config(mandatory = true, description = "The trainer of the self-map.")
    private SelfMapTrainer trainer;

    @Config(
            description = "What the score is: MIXTURE, how rare rows are there, or DISTANCE, how far f moves the row;"
                    + " networks without latent rows and codes take the distance.")
    private AnomalyScore score = AnomalyScore.MIXTURE;

    @Config(description = "The share of expected rows that are to stay below the threshold.")
    private double quantile = 0.99;

    @Config(
            description = "The rows whose scores give the threshold: HELD_OUT, ALL in turns, or AUTOMATIC, ALL where"
                    + " there are few.")
    private ThresholdRows thresholdRows = ThresholdRows.AUTOMATIC;

    @Config(description = "The share of the rows that HELD_OUT takes the threshold from; they are not trained on.")
    private double heldOut = 0.2;

    @Config(description = "In how many turns ALL takes the threshold, each with a detector of the other rows.")
    private int parts = 5;

    @Config(description = "The seed of the choice of those rows.")
    private long seed = Trainer.DEFAULT_SEED;

    private QuantileThreshold threshold;

    /** For OLCUT. */
    private IdempotentAnomalyTrainer() {}

    /**
     * A trainer with the threshold at the quantile .99 of the rows that {@link ThresholdRows#AUTOMATIC} takes.
     *
     * @param trainer The trainer of the self-map.
     */
    public IdempotentAnomalyTrainer(SelfMapTrainer trainer) {
        this(trainer, 0.99, Trainer.DEFAULT_SEED);
    }

    /**
     * A trainer with the threshold from the rows that {@link ThresholdRows#AUTOMATIC} takes.
     *
     * @param trainer The trainer of the self-map.
     * @param quantile The share of expected rows that are to stay below the threshold, between 0 and 1.
     * @param seed The seed of what is random beside the self-map.
     * @throws PropertyException If the quantile is not between 0 and 1.
     */
    public IdempotentAnomalyTrainer(SelfMapTrainer trainer, double quantile, long seed) {
        this.trainer = trainer;
        this.quantile = quantile;
        this.seed = seed;
        postConfig();
    }

    /**
     * A trainer with the threshold from rows that are held out.
     *
     * @param trainer The trainer of the self-map.
     * @param quantile The share of expected rows that are to stay below the threshold, between 0 and 1.
     * @param heldOut The share of the rows that the threshold is taken from, between 0 and 1.
     * @param seed The seed of the choice of those rows.
     * @throws PropertyException If a share is not between 0 and 1.
     */
    public IdempotentAnomalyTrainer(SelfMapTrainer trainer, double quantile, double heldOut, long seed) {
        this.trainer = trainer;
        this.quantile = quantile;
        this.thresholdRows = ThresholdRows.HELD_OUT;
        this.heldOut = heldOut;
        this.seed = seed;
        postConfig();
    }

    /**
     * The same with another score.
     *
     * @param by What the score is to be.
     * @return A trainer that has had no call yet.
     */
    public IdempotentAnomalyTrainer scoredBy(AnomalyScore by) {
        IdempotentAnomalyTrainer other = ConfiguredFields.copy(this, new IdempotentAnomalyTrainer());
        other.score = by;
        other.postConfig();
        return other;
    }

    @Override
    public void postConfig() {
        requireShare("quantile", quantile);
        requireShare("heldOut", heldOut);
        Setting.require(parts >= 2, "parts", "The parts must be at least 2, but are " + parts + ".");
        threshold = new QuantileThreshold(quantile);
        countFrom(seed);
    }

    private static void requireShare(String field, double value) {
        Setting.require(
                value > 0 && value < 1, field, "The " + field + " must lie between 0 and 1, but is " + value + ".");
    }

    /**
     * Adds someone to be told how the training of the self-map goes on, once for each that is trained. Not part of the
     * configuration.
     *
     * @param listener Who.
     */
    public void addListener(TrainingListener listener) {
        trainer.addListener(listener);
    }

    /**
     * Has the trainings of self-maps keep checkpoints, as {@link SelfMapTrainer#keepCheckpoints} does. Not part of the
     * configuration.
     *
     * @param checkpoints Where.
     */
    public void keepCheckpoints(CheckpointFolder checkpoints) {
        trainer.keepCheckpoints(checkpoints);
    }

    @Override
    public IdempotentAnomalyModel train(Dataset<Event> examples) {
        return train(examples, Map.of());
    }

    @Override
    public IdempotentAnomalyModel train(Dataset<Event> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    /**
     * Trains on expected events.
     *
     * @param examples The events; none anomalous, none unknown. Their weights count in the training of the self-map; in
     *     density and threshold every row counts once.
     * @param runProvenance Provenance of this run, kept in the model's.
     * @param invocationCount Which call of this trainer to stand for, or {@link #INCREMENT_INVOCATION_COUNT} for the next.
     * @return The model.
     * @throws IllegalArgumentException If there are no events, or events that are not expected, or too few to hold out for
     *     the quantile or to make parts of; or if the self-map's trainer refuses them.
     */
    @Override
    public IdempotentAnomalyModel train(
            Dataset<Event> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        boolean holdOut = holdsOut(examples.size());
        if (holdOut) {
            requireEnough(examples.size());
        }
        Invocations.Call call = begin(invocationCount);
        long choice = call.random().nextLong();
        // The number of this call, so that this trainer's provenance alone says how to repeat it.
        DetectorFit fit =
                new DetectorFit(trainer, score, call.number(), call.random().nextLong());
        DetectorFit.Calibrated found = holdOut
                ? fit.heldOut(EventRows.split(examples, heldOut, choice), threshold)
                : fit.inTurns(EventRows.parts(examples, parts, choice), EventRows.all(examples), threshold);
        return model(examples, found, call, runProvenance);
    }

    private boolean holdsOut(int events) {
        return switch (thresholdRows) {
            case HELD_OUT -> true;
            case ALL -> false;
            case AUTOMATIC -> heldOut * events >= AMPLY * threshold.fewestRows();
        };
    }

    private void requireEnough(int events) {
        long held = Math.round(heldOut * events);
        if (events > 0 && held < threshold.fewestRows()) {
            throw new IllegalArgumentException("Of " + events + " events " + held
                    + " are held out for the threshold, but the quantile " + quantile + " needs at least "
                    + threshold.fewestRows()
                    + "; give more events, a larger 'heldOut' or a lower 'quantile', or take the"
                    + " threshold from ALL 'thresholdRows'.");
        }
    }

    private static IdempotentAnomalyModel model(
            Dataset<Event> examples,
            DetectorFit.Calibrated found,
            Invocations.Call call,
            Map<String, Provenance> runProvenance) {
        Detector detector = found.detector();
        Map<String, Provenance> facts = new LinkedHashMap<>(
                detector.regressor().getProvenance().getInstanceProvenance().getMap());
        facts.put(SCORE, new StringProvenance(SCORE, detector.metadata().score().name()));
        facts.put(THRESHOLD, new DoubleProvenance(THRESHOLD, detector.threshold()));
        facts.put(ThresholdPromise.QUANTILE, new DoubleProvenance(ThresholdPromise.QUANTILE, found.quantile()));
        facts.put(ThresholdPromise.ROWS, new IntProvenance(ThresholdPromise.ROWS, found.scored()));
        facts.put(ThresholdPromise.HELD_OUT, new IntProvenance(ThresholdPromise.HELD_OUT, found.heldOut()));
        facts.putAll(runProvenance);
        ModelProvenance provenance = new ModelProvenance(
                IdempotentAnomalyModel.class.getName(),
                OffsetDateTime.now(),
                examples.getProvenance(),
                call.provenance(),
                facts);
        return new IdempotentAnomalyModel(
                "idempotent-anomaly-detector",
                provenance,
                examples.getFeatureIDMap(),
                examples.getOutputIDInfo(),
                detector);
    }

    @Override
    public String toString() {
        return "IdempotentAnomalyTrainer(trainer=" + trainer + ",score=" + score + ",quantile=" + quantile
                + ",thresholdRows=" + thresholdRows + ",heldOut=" + heldOut + ",parts=" + parts + ",seed=" + seed + ")";
    }
}
