package org.idem4j.tribuo;

import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.training.TrainingData;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * A data set that a self-map can be trained on.
 *
 * @param features The features' ids.
 * @param outputs The outputs' ids.
 * @param selfMap Which output is which feature.
 * @param rows The examples, raw.
 */
record SelfMapExamples(
        ImmutableFeatureMap features, ImmutableOutputInfo<Regressor> outputs, SelfMap selfMap, TrainingData rows) {

    /**
     * Reads a data set.
     *
     * @throws IllegalArgumentException If the data are empty, transformed, no self-map, not finite, an output is unknown, or
     *     their weights sum to zero; the message says where.
     */
    static SelfMapExamples of(Dataset<Regressor> examples) {
        if (examples.size() == 0) {
            throw new IllegalArgumentException("The data set is empty; training needs at least one example.");
        }
        if (examples.getOutputInfo().getUnknownCount() > 0) {
            throw new IllegalArgumentException("The data set has "
                    + examples.getOutputInfo().getUnknownCount()
                    + " examples with unknown outputs; training needs a target for each.");
        }
        if (!examples.getProvenance().getTransformationProvenance().getList().isEmpty()) {
            throw new IllegalArgumentException(
                    "The data set's features have been transformed while its targets are raw,"
                            + " as TransformTrainer does, so f(f(x)) would take values of one scale for those of another."
                            + " Train without the transformation and let 'standardize' scale both inside the model.");
        }
        ImmutableFeatureMap features = examples.getFeatureIDMap();
        ImmutableOutputInfo<Regressor> outputs = examples.getOutputIDInfo();
        SelfMap selfMap = SelfMap.of(features, outputs);
        return new SelfMapExamples(features, outputs, selfMap, TrainingData.of(examples, selfMap));
    }

    int dimension() {
        return selfMap.dimension();
    }

    /**
     * The model of what was trained on these rows.
     *
     * @param corruption What was done to the inputs, or null.
     * @param heldOut Clean rows that were not trained on, in the units of the training; none where all were.
     * @param check Which cells are implausible, raw units; null where that was not learnt.
     */
    IdempotentModel model(
            String name,
            ModelProvenance provenance,
            TrainedSelfMap trained,
            Corruption corruption,
            float[] heldOut,
            CellCheck check) {
        RepairFacts facts = trained.repairFacts(corruption, rows, heldOut).with(check);
        return new IdempotentModel(name, provenance, features, outputs, trained, facts);
    }
}
