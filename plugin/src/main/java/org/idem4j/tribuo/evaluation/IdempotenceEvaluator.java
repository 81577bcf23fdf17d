package org.idem4j.tribuo.evaluation;

import java.util.List;
import org.idem4j.onnx.io.Interruption;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.RowProgress;
import org.idem4j.tribuo.data.SourceProvenance;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.evaluation.Evaluator;
import org.tribuo.provenance.DataProvenance;
import org.tribuo.provenance.EvaluationProvenance;
import org.tribuo.regression.Regressor;

/** Evaluates any regressor R<sup>n</sup> → R<sup>n</sup> by applying it to its own output. Stateless. */
public final class IdempotenceEvaluator implements Evaluator<Regressor, IdempotenceEvaluation> {

    private final RowProgress progress;

    /** An evaluator that tells nobody how far it has come. */
    public IdempotenceEvaluator() {
        this(RowProgress.NONE);
    }

    /**
     * An evaluator.
     *
     * @param progress Is told how far it has come, of each evaluation.
     */
    public IdempotenceEvaluator(RowProgress progress) {
        this.progress = progress;
    }

    @Override
    public IdempotenceEvaluation evaluate(Model<Regressor> model, Dataset<Regressor> dataset) {
        if (dataset instanceof RowBlockDataset) {
            // Its examples are made when they are looked at; to keep them and their predictions takes ten times its
            // memory.
            DenseSelfMap f = ModelSelfMap.of(model);
            return new IdempotenceEvaluation(
                    measure(
                            f,
                            DatasetRows.of(dataset, f.selfMap(), f.absent()),
                            ofImages(dataset.getProvenance()),
                            progress),
                    new LatePredictions(model, dataset.getData()),
                    new EvaluationProvenance(model.getProvenance(), dataset.getProvenance()));
        }
        return evaluate(model, model.predict(dataset), dataset.getProvenance());
    }

    @Override
    public IdempotenceEvaluation evaluate(Model<Regressor> model, DataSource<Regressor> datasource) {
        return evaluate(model, RowBlockDataset.of(datasource));
    }

    /**
     * Evaluates a model on the examples of given predictions; the predictions are kept, the passes are computed anew.
     *
     * @param model A regressor whose outputs are its features.
     * @param predictions Predictions whose examples hold inputs and targets.
     * @param dataProvenance Where the examples come from.
     * @return The evaluation.
     * @throws IllegalArgumentException If there are no predictions, or the model or an example is no such self-map.
     */
    @Override
    public IdempotenceEvaluation evaluate(
            Model<Regressor> model, List<Prediction<Regressor>> predictions, DataProvenance dataProvenance) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("There are no rows to evaluate on.");
        }
        List<Example<Regressor>> examples =
                predictions.stream().map(Prediction::getExample).toList();
        DenseSelfMap f = ModelSelfMap.of(model);
        return new IdempotenceEvaluation(
                measure(f, DatasetRows.of(examples, f.selfMap(), f.absent()), ofImages(dataProvenance), progress),
                predictions,
                new EvaluationProvenance(model.getProvenance(), dataProvenance));
    }

    static boolean ofImages(DataProvenance provenance) {
        return SourceProvenance.imageShape(provenance).isPresent();
    }

    /**
     * The numbers of any function on rows of inputs and targets.
     *
     * @param oneUnit Whether all columns are of one unit, as pixels are.
     * @param progress Is told how far it has come.
     */
    static SelfMapMetrics measure(DenseSelfMap f, DatasetRows rows, boolean oneUnit, RowProgress progress) {
        PassSums sums = new PassSums(f.selfMap().dimension());
        for (int from = 0; from < rows.rows(); from += Predictions.BATCH) {
            Interruption.check();
            int to = Math.min(from + Predictions.BATCH, rows.rows());
            sums.add(f, rows.inputs(from, to), rows.targets(from, to));
            progress.at(to, (double) to / rows.rows());
        }
        Calibration calibration = RepairFacts.of(f).calibration();
        return SelfMapMetrics.of(sums, calibration == null ? null : calibration.deviations(), oneUnit);
    }
}
