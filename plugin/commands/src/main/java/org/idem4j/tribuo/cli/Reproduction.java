package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.RecordedRun;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.engine.Engine;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.regression.Regressor;

/**
 * A training run rebuilt from provenance alone.
 *
 * @param provenance The model's provenance.
 * @param file The file it was read from, for messages.
 */
record Reproduction(ModelProvenance provenance, Path file) {

    static Reproduction of(OpenModel model, Path file) {
        ModelProvenance provenance = model.trainedProvenance();
        if (provenance == null) {
            throw new IllegalArgumentException(file
                    + " carries no provenance of its training (TRIBUO_PROVENANCE), so nothing can be rebuilt from it.");
        }
        return new Reproduction(provenance, file);
    }

    /**
     * Trains again with the kernels of then, as the same call of the trainer, and polishes as often: an IdempotentModel or an
     * IdempotentAnomalyModel.
     */
    Model<?> train() {
        return RecordedRun.of(provenance)
                .blas()
                .<Model<?>>map(blas -> Engine.computingAs(blas, this::trainAgain))
                .orElseGet(this::trainAgain);
    }

    private Model<?> trainAgain() {
        TrainerProvenance trained = provenance.getTrainerProvenance();
        int invocation =
                ((IntProvenance) trained.getInstanceValues().get(TrainerProvenance.TRAIN_INVOCATION_COUNT)).getValue();
        Configurable trainer = rebuilt(trained, "trainer");
        if (trainer instanceof SelfMapTrainer selfMaps) {
            return selfMaps.train(dataset(), Map.of(), invocation)
                    .polished(RecordedRun.of(provenance).polish());
        }
        if (trainer instanceof IdempotentAnomalyTrainer anomalies) {
            return anomalies.train(new MutableDataset<>(source(Event.class)), Map.of(), invocation);
        }
        throw new IllegalArgumentException(file + " was trained by " + trained.getClassName()
                + ", which is no trainer of idem4j's; it can't be rebuilt here.");
    }

    /** The training data, read again and found unchanged. */
    Dataset<Regressor> dataset() {
        return RowBlockDataset.of(source(Regressor.class));
    }

    private <T extends Output<T>> ConfigurableDataSource<T> source(Class<T> output) {
        ObjectProvenance source = provenance.getDatasetProvenance().getSourceProvenance();
        requireConfigured(source);
        if (!(rebuilt(source, "data source") instanceof ConfigurableDataSource<?> data)) {
            throw new IllegalArgumentException(file + " was trained on " + source.getClassName()
                    + ", which is no data source that can be rebuilt from its configuration.");
        }
        if (!provenance
                .getDatasetProvenance()
                .getTransformationProvenance()
                .getList()
                .isEmpty()) {
            throw new IllegalArgumentException(file
                    + " was trained on a data set that was transformed after reading; that can't be rebuilt here.");
        }
        requireUnchanged(source, (ObjectProvenance) data.getProvenance());
        Class<?> given = data.getOutputFactory().getUnknownOutput().getClass();
        if (!output.equals(given)) {
            throw new IllegalArgumentException(file + " was trained on " + source.getClassName() + ", which gives no "
                    + output.getSimpleName() + "s"
                    + (given == Event.class
                            ? ", since it is a detector: name rows to evaluate it on by --data."
                            : "."));
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ConfigurableDataSource<T> typed = (ConfigurableDataSource<T>) data;
        return typed;
    }

    private void requireConfigured(ObjectProvenance source) {
        SourceProvenance.notConfigured(source).ifPresent(given -> {
            throw new IllegalArgumentException(file
                    + " was trained on rows that can't be read again from its provenance: "
                    + given.getClassName() + " does not say how it was configured. Train on a source that does, such as"
                    + " TableDataSource or Tribuo's CSVDataSource for a file and SplitDataSource for a part of one.");
        });
    }

    private void requireUnchanged(ObjectProvenance then, ObjectProvenance now) {
        List<String> before = SourceProvenance.allSha256(then);
        List<String> after = SourceProvenance.allSha256(now);
        if (!before.equals(after)) {
            throw new FailedException("The training data have changed since " + file
                    + " was trained: their SHA-256 was " + before + " and is " + after
                    + ". Put the original files back where the provenance says they were.");
        }
    }

    private Configurable rebuilt(ObjectProvenance described, String what) {
        if (!(described instanceof ConfiguredObjectProvenance configured)) {
            throw new IllegalArgumentException(file + " does not say how its " + what + " was configured ("
                    + described.getClassName() + "), so it can't be rebuilt; train from a configurable " + what + ".");
        }
        List<ConfigurationData> configuration = ProvenanceUtil.extractConfiguration(configured);
        FormerDefaults.complete(configuration);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        return manager.lookup(configuration.get(0).getName());
    }
}
