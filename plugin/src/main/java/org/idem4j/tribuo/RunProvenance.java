package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.EngineInfo;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.training.TrainingResult;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.regression.Regressor;

/** The provenance of a training run: the data set's, the trainer's, how it went and what it ran on. */
final class RunProvenance {

    /** How the run ended, a {@link org.idem4j.tribuo.progress.TrainingOutcome}. */
    static final String OUTCOME = "outcome";
    /** The wall-clock seconds of training. */
    static final String TRAIN_SECONDS = "train-seconds";

    /** How often the network was polished; absent where it was not. */
    static final String POLISH = "polish";
    /** How often the run diverged and went back. */
    static final String BACK_OFFS = "back-offs";
    /** The epochs in which it did, separated by commas. */
    static final String BACK_OFF_EPOCHS = "back-off-epochs";
    /** What was left of the learning rate and of the idempotence weight at the end. */
    static final String BACK_OFF_FACTOR = "back-off-factor";

    private static final String KEPT_EPOCH = "kept-epoch";
    private static final String EPOCHS_RUN = "epochs-run";
    private static final String DL4J_VERSION = "dl4j-version";
    private static final String ND4J_VERSION = "nd4j-version";
    private static final String BACKEND = "nd4j-backend";
    private static final String BLAS = "blas";
    private static final String THREADS = "threads";

    private RunProvenance() {}

    static ModelProvenance of(
            Class<? extends Model<Regressor>> model,
            Dataset<Regressor> dataset,
            TrainerProvenance trainer,
            Map<String, Provenance> given,
            TrainingResult result,
            double seconds) {
        EngineInfo engine = Engine.info();
        Map<String, Provenance> values = new LinkedHashMap<>(given);
        values.put(OUTCOME, new EnumProvenance<>(OUTCOME, result.outcome()));
        values.put(KEPT_EPOCH, new IntProvenance(KEPT_EPOCH, result.keptEpoch()));
        values.put(EPOCHS_RUN, new IntProvenance(EPOCHS_RUN, result.history().size()));
        values.put(BACK_OFFS, new IntProvenance(BACK_OFFS, result.backOffs().size()));
        values.put(
                BACK_OFF_EPOCHS,
                new StringProvenance(
                        BACK_OFF_EPOCHS,
                        result.backOffs().stream()
                                .map(backOff -> Integer.toString(backOff.epoch()))
                                .collect(Collectors.joining(","))));
        values.put(BACK_OFF_FACTOR, new DoubleProvenance(BACK_OFF_FACTOR, result.factor()));
        values.put(TRAIN_SECONDS, new DoubleProvenance(TRAIN_SECONDS, seconds));
        values.put(DL4J_VERSION, new StringProvenance(DL4J_VERSION, engine.dl4jVersion()));
        values.put(ND4J_VERSION, new StringProvenance(ND4J_VERSION, engine.nd4jVersion()));
        values.put(BACKEND, new StringProvenance(BACKEND, engine.backend()));
        values.put(BLAS, new StringProvenance(BLAS, engine.blas()));
        values.put(THREADS, new IntProvenance(THREADS, engine.threads()));
        return new ModelProvenance(model.getName(), OffsetDateTime.now(), dataset.getProvenance(), trainer, values);
    }

    /** The provenance of the same run's network, polished otherwise; all else, the time of training too, as it was. */
    static ModelProvenance with(Polish polish, ModelProvenance run) {
        Map<String, Provenance> values =
                new LinkedHashMap<>(run.getInstanceProvenance().getMap());
        values.remove(POLISH);
        if (polish.times() > 0) {
            values.put(POLISH, new IntProvenance(POLISH, polish.times()));
        }
        Map<String, Provenance> parts = new LinkedHashMap<>();
        run.forEach(part -> parts.put(
                part.getA(), part.getB() == run.getInstanceProvenance() ? new MapProvenance<>(values) : part.getB()));
        return new ModelProvenance(parts);
    }
}
