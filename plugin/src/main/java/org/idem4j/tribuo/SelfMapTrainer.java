package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.training.CheckpointFolder;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.regression.Regressor;

/** A trainer of {@link IdempotentModel}s. */
public sealed interface SelfMapTrainer extends Trainer<Regressor> permits IdempotentTrainer, IdempotentLinearTrainer {

    @Override
    default IdempotentModel train(Dataset<Regressor> examples) {
        return train(examples, Map.of());
    }

    @Override
    default IdempotentModel train(Dataset<Regressor> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    @Override
    IdempotentModel train(Dataset<Regressor> examples, Map<String, Provenance> runProvenance, int invocationCount);

    /**
     * Adds someone to be told how training goes on. Not part of the configuration.
     *
     * @param listener Who.
     */
    void addListener(TrainingListener listener);

    /**
     * Tells someone no longer.
     *
     * @param listener Who; nothing happens if nobody had added them.
     */
    void removeListener(TrainingListener listener);

    /**
     * Has trainings keep checkpoints, and go on from those that are there, to the same model bit for bit. Not part of the
     * configuration. A trainer that is done at once keeps none.
     *
     * @param checkpoints Where.
     */
    default void keepCheckpoints(CheckpointFolder checkpoints) {}

    /**
     * The same trainer without idempotence, to compare with.
     *
     * @return A trainer configured as this one, with the repair alone to train for; it has had no call yet and nobody to
     *     tell. None if this one is configured so already.
     */
    Optional<SelfMapTrainer> withoutIdempotence();

    /**
     * What is done to the inputs in training.
     *
     * @return The damage; none where rows are trained on as they are given.
     */
    Optional<Corruption> damage();
}
