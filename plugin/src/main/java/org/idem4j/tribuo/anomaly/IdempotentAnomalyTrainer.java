package org.idem4j.tribuo.anomaly;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.CountingTrainer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.training.Invocations;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;

/**
 * Trains a detector of anomalies: a self-map f of expected rows, and a threshold of ‖f(x) − x‖ above which a row x is one. f
 * is trained on a part of the rows; the threshold is a {@linkplain QuantileThreshold quantile} of the scores of the others,
 * which training has not seen, since f moves the rows it was fitted to less.
 *
 * <p>An OLCUT component. Safe for use by several threads.
 */
public final class IdempotentAnomalyTrainer extends CountingTrainer<Event> {

    /** The key of the threshold in the model's instance provenance. */
    static final String THRESHOLD = "threshold";

    private static final String HELD_OUT_ROWS = "held-out-rows";

    @Config(mandatory = true, description = "The trainer of the self-map.")
    private SelfMapTrainer trainer;

    @Config(description = "The share of expected rows that are to stay below the threshold.")
    private double quantile = 0.99;

    @Config(description = "The share of the rows that the threshold is taken from; they are not trained on.")
    private double heldOut = 0.2;

    @Config(description = "The seed of the choice of those rows.")
    private long seed = Trainer.DEFAULT_SEED;

    private QuantileThreshold threshold;

    /** For OLCUT. */
    private IdempotentAnomalyTrainer() {}

    /**
     * A trainer that holds out a fifth of the rows, with the threshold at the quantile .99.
     *
     * @param trainer The trainer of the self-map.
     */
    public IdempotentAnomalyTrainer(SelfMapTrainer trainer) {
        this(trainer, 0.99, 0.2, Trainer.DEFAULT_SEED);
    }

    /**
     * A trainer.
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
        this.heldOut = heldOut;
        this.seed = seed;
        postConfig();
    }

    @Override
    public void postConfig() {
        requireShare("quantile", quantile);
        requireShare("heldOut", heldOut);
        threshold = new QuantileThreshold(quantile);
        countFrom(seed);
    }

    private static void requireShare(String field, double value) {
        Setting.require(
                value > 0 && value < 1, field, "The " + field + " must lie between 0 and 1, but is " + value + ".");
    }

    /**
     * Adds someone to be told how the training of the self-map goes on. Not part of the configuration.
     *
     * @param listener Who.
     */
    public void addListener(TrainingListener listener) {
        trainer.addListener(listener);
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
     * @param examples The events; none anomalous, none unknown. Their weights count in training; in the threshold every row
     *     counts once.
     * @param runProvenance Provenance of this run, kept in the model's.
     * @param invocationCount Which call of this trainer to stand for, or {@link #INCREMENT_INVOCATION_COUNT} for the next.
     * @return The model.
     * @throws IllegalArgumentException If there are no events, or events that are not expected, or too few to hold out for
     *     the quantile; or if the self-map's trainer refuses them.
     */
    @Override
    public IdempotentAnomalyModel train(
            Dataset<Event> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        requireEnough(examples.size());
        Invocations.Call call = begin(invocationCount);
        EventRows rows = EventRows.split(examples, heldOut, call.random().nextLong());
        // The number of this call, so that this trainer's provenance alone says how to repeat it.
        IdempotentModel regressor = trainer.train(rows.training(), Map.of(), call.number());
        SelfMap selfMap = regressor.selfMap();
        ColumnScale scale = ColumnScale.of(rows.trainingRows(selfMap), selfMap.dimension());
        double limit = threshold.of(scale.distances(regressor, rows.heldOutRows(selfMap)));

        Map<String, Provenance> facts = new LinkedHashMap<>(
                regressor.getProvenance().getInstanceProvenance().getMap());
        facts.put(THRESHOLD, new DoubleProvenance(THRESHOLD, limit));
        facts.put(HELD_OUT_ROWS, new IntProvenance(HELD_OUT_ROWS, rows.heldOut().size()));
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
                new Detector(regressor, scale, limit));
    }

    private void requireEnough(int events) {
        long held = Math.round(heldOut * events);
        if (events > 0 && held < threshold.fewestRows()) {
            throw new IllegalArgumentException("Of " + events + " events " + held
                    + " are held out for the threshold, but the quantile " + quantile + " needs at least "
                    + threshold.fewestRows() + "; give more events, a larger 'heldOut' or a lower 'quantile'.");
        }
    }

    @Override
    public String toString() {
        return "IdempotentAnomalyTrainer(trainer=" + trainer + ",quantile=" + quantile + ",heldOut=" + heldOut
                + ",seed=" + seed + ")";
    }
}
