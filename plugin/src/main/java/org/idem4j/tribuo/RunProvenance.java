package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.EngineInfo;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.training.TrainingResult;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.regression.Regressor;

/**
 * The provenance of a training run: the data set's, the trainer's, how it went and what it ran on. {@link RecordedRun} reads
 * it.
 */
final class RunProvenance {

    private RunProvenance() {}

    /**
     * The provenance of a run that has ended.
     *
     * @param model The type of the model that it gave.
     * @param facts What else is to be kept, by key.
     * @param seconds How long it took.
     */
    static ModelProvenance of(
            Class<? extends Model<Regressor>> model,
            Dataset<Regressor> dataset,
            TrainerProvenance trainer,
            Map<String, Provenance> facts,
            TrainingResult result,
            double seconds) {
        Map<String, Provenance> values = new LinkedHashMap<>(facts);
        List<Integer> backOffs = result.backOffs().stream().map(BackOff::epoch).toList();
        values.put(RunKeys.OUTCOME, new EnumProvenance<>(RunKeys.OUTCOME, result.outcome()));
        put(values, RunKeys.KEPT_EPOCH, result.keptEpoch());
        put(values, RunKeys.EPOCHS_RUN, result.history().size());
        put(values, RunKeys.BACK_OFFS, backOffs.size());
        put(
                values,
                RunKeys.BACK_OFF_EPOCHS,
                backOffs.stream().map(String::valueOf).collect(Collectors.joining(",")));
        put(values, RunKeys.BACK_OFF_FACTOR, result.factor());
        put(values, RunKeys.TRAIN_SECONDS, seconds);
        put(values, Engine.info());
        return new ModelProvenance(model.getName(), OffsetDateTime.now(), dataset.getProvenance(), trainer, values);
    }

    private static void put(Map<String, Provenance> values, EngineInfo engine) {
        put(values, RunKeys.DL4J_VERSION, engine.dl4jVersion());
        put(values, RunKeys.ND4J_VERSION, engine.nd4jVersion());
        put(values, RunKeys.BACKEND, engine.backend());
        put(values, RunKeys.BLAS, engine.blas());
        put(values, RunKeys.THREADS, engine.threads());
    }

    private static void put(Map<String, Provenance> values, String key, int value) {
        values.put(key, new IntProvenance(key, value));
    }

    private static void put(Map<String, Provenance> values, String key, double value) {
        values.put(key, new DoubleProvenance(key, value));
    }

    private static void put(Map<String, Provenance> values, String key, String value) {
        values.put(key, new StringProvenance(key, value));
    }

    /** The provenance of the same run's network, polished otherwise; all else, the time of training too, as it was. */
    static ModelProvenance with(Polish polish, ModelProvenance run) {
        Map<String, Provenance> values =
                new LinkedHashMap<>(run.getInstanceProvenance().getMap());
        values.remove(RunKeys.POLISH);
        if (polish.times() > 0) {
            put(values, RunKeys.POLISH, polish.times());
        }
        Map<String, Provenance> parts = new LinkedHashMap<>();
        run.forEach(part -> parts.put(
                part.getA(), part.getB() == run.getInstanceProvenance() ? new MapProvenance<>(values) : part.getB()));
        return new ModelProvenance(parts);
    }
}
