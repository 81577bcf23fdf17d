package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.RecordedRun;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.engine.Engine;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
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
 * @param trusted What it may have rebuilt.
 */
record Reproduction(ModelProvenance provenance, TrustedComponents trusted) {

    static Reproduction of(OpenModel model, TrustedComponents trusted) {
        ModelProvenance provenance = model.trainedProvenance();
        if (provenance == null) {
            throw new IllegalArgumentException(trusted.file()
                    + " carries no provenance of its training (TRIBUO_PROVENANCE), so nothing can be rebuilt from it.");
        }
        return new Reproduction(provenance, trusted);
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
        List<ConfigurationData> described = described(trained, "trainer");
        requireOurs(described.get(0).getClassName());
        describedSource(); // what is wrong with it is told before anything is made
        Configurable trainer = made(described);
        if (trainer instanceof SelfMapTrainer selfMaps) {
            return selfMaps.train(dataset(), Map.of(), invocation)
                    .polished(RecordedRun.of(provenance).polish());
        }
        return ((IdempotentAnomalyTrainer) trainer)
                .train(new MutableDataset<>(source(Event.class)), Map.of(), invocation);
    }

    private void requireOurs(String trainer) {
        if (!isA(SelfMapTrainer.class, trainer) && !isA(IdempotentAnomalyTrainer.class, trainer)) {
            throw new IllegalArgumentException(trusted.file() + " was trained by " + trainer
                    + ", which is no trainer of idem4j's; it can't be rebuilt here.");
        }
    }

    /** Whether a class is of a type; it is loaded, not initialised. */
    private static boolean isA(Class<?> type, String className) {
        try {
            return type.isAssignableFrom(Class.forName(className, false, type.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** What was done to the inputs in training; none where that is not known, or the model is of another trainer. */
    Optional<Corruption> damage() {
        List<ConfigurationData> described = described(provenance.getTrainerProvenance(), "trainer");
        return isA(SelfMapTrainer.class, described.get(0).getClassName())
                ? ((SelfMapTrainer) made(described)).damage()
                : Optional.empty();
    }

    /** The training data, read again and found unchanged. */
    Dataset<Regressor> dataset() {
        return RowBlockDataset.of(source(Regressor.class));
    }

    /**
     * Some of the rows that were trained on.
     *
     * @param absent What stands for an absent feature.
     * @param most How many at most.
     * @return Raw, row-major, in the self-map's order.
     */
    float[] rows(SelfMap selfMap, float absent, int most) {
        int n = selfMap.dimension();
        float[] rows = new float[Math.multiplyExact(most, n)];
        int count = 0;
        for (Example<?> example : (ConfigurableDataSource<?>) made(describedSource())) {
            if (count == most) {
                break;
            }
            selfMap.copyFeatures(example, absent, rows, count++ * n);
        }
        return Arrays.copyOf(rows, count * n);
    }

    private <T extends Output<T>> ConfigurableDataSource<T> source(Class<T> output) {
        ObjectProvenance source = provenance.getDatasetProvenance().getSourceProvenance();
        ConfigurableDataSource<?> data = (ConfigurableDataSource<?>) made(describedSource());
        requireUnchanged(source, (ObjectProvenance) data.getProvenance());
        Class<?> given = data.getOutputFactory().getUnknownOutput().getClass();
        if (!output.equals(given)) {
            throw new IllegalArgumentException(
                    trusted.file() + " was trained on " + source.getClassName() + ", which gives no "
                            + output.getSimpleName() + "s"
                            + (given == Event.class
                                    ? ", since it is a detector: name rows to evaluate it on by --data."
                                    : "."));
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ConfigurableDataSource<T> typed = (ConfigurableDataSource<T>) data;
        return typed;
    }

    private List<ConfigurationData> describedSource() {
        ObjectProvenance source = provenance.getDatasetProvenance().getSourceProvenance();
        requireConfigured(source);
        List<ConfigurationData> described = described(source, "data source");
        if (!isA(ConfigurableDataSource.class, source.getClassName())) {
            throw new IllegalArgumentException(trusted.file() + " was trained on " + source.getClassName()
                    + ", which is no data source that can be rebuilt from its configuration.");
        }
        if (!provenance
                .getDatasetProvenance()
                .getTransformationProvenance()
                .getList()
                .isEmpty()) {
            throw new IllegalArgumentException(trusted.file()
                    + " was trained on a data set that was transformed after reading; that can't be rebuilt here.");
        }
        return described;
    }

    private void requireConfigured(ObjectProvenance source) {
        SourceProvenance.notConfigured(source).ifPresent(given -> {
            throw new IllegalArgumentException(trusted.file()
                    + " was trained on rows that can't be read again from its provenance: "
                    + given.getClassName() + " does not say how it was configured. Train on a source that does, such as"
                    + " TableDataSource or Tribuo's CSVDataSource for a file and SplitDataSource for a part of one.");
        });
    }

    private void requireUnchanged(ObjectProvenance then, ObjectProvenance now) {
        List<String> before = SourceProvenance.allSha256(then);
        List<String> after = SourceProvenance.allSha256(now);
        if (!before.equals(after)) {
            throw new FailedException("The training data have changed since " + trusted.file()
                    + " was trained: their SHA-256 was " + before + " and is " + after
                    + ". Put the original files back where the provenance says they were.");
        }
    }

    /** The components that one is made of, itself first; none of them is made yet. */
    private List<ConfigurationData> described(ObjectProvenance described, String what) {
        if (!(described instanceof ConfiguredObjectProvenance configured)) {
            throw new IllegalArgumentException(trusted.file() + " does not say how its " + what + " was configured ("
                    + described.getClassName() + "), so it can't be rebuilt; train from a configurable " + what + ".");
        }
        List<ConfigurationData> configuration = ProvenanceUtil.extractConfiguration(configured);
        FormerDefaults.complete(configuration);
        trusted.require(configuration);
        return configuration;
    }

    private Configurable made(List<ConfigurationData> components) {
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(components);
        try {
            return Components.lookup(manager, components.get(0).getName());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    trusted.file() + " has a provenance that nothing can be made from: " + e.getMessage(), e);
        }
    }
}
