package org.idem4j.onnx.selfmap;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/**
 * Predictions kept as rows of floats; one becomes an object when it is first looked at. Once filled, unmodifiable and safe
 * for threads: a {@link Prediction} has only final fields, so at worst two threads make the same one twice.
 */
final class PredictionList extends AbstractList<Prediction<Regressor>> implements RandomAccess {

    /**
     * The predictions of one call of the function.
     *
     * @param examples The examples; {@link Predictions#BATCH} of them, fewer only in the last batch.
     * @param used How many features of each were known.
     * @param outputs Row-major, [examples × n].
     * @param gaps Per example, or null where they were not asked for.
     * @param made What has been looked at.
     */
    record PredictedRows(
            List<Example<Regressor>> examples, int[] used, float[] outputs, float[] gaps, Prediction<?>[] made) {

        PredictedRows(List<Example<Regressor>> examples, int[] used, float[] outputs, float[] gaps) {
            this(examples, used, outputs, gaps, new Prediction<?>[used.length]);
        }
    }

    private final SelfMap selfMap;
    private final List<PredictedRows> batches = new ArrayList<>();
    private int size;

    PredictionList(SelfMap selfMap) {
        this.selfMap = selfMap;
    }

    void add(PredictedRows batch) {
        batches.add(batch);
        size += batch.used().length;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Prediction<Regressor> get(int index) {
        Objects.checkIndex(index, size);
        PredictedRows batch = batches.get(index / Predictions.BATCH);
        int row = index % Predictions.BATCH;
        @SuppressWarnings("unchecked") // only this method writes it
        Prediction<Regressor> made = (Prediction<Regressor>) batch.made()[row];
        if (made == null) {
            made = make(batch, row);
            batch.made()[row] = made;
        }
        return made;
    }

    private Prediction<Regressor> make(PredictedRows batch, int row) {
        Regressor output = selfMap.regressor(batch.outputs(), row * selfMap.dimension());
        Example<Regressor> example = batch.examples().get(row);
        int used = batch.used()[row];
        return batch.gaps() == null
                ? new Prediction<>(output, used, example)
                : new Prediction<>(output, score(batch.gaps()[row]), used, example, false);
    }

    private static Map<String, Regressor> score(float gap) {
        return Map.of(Predictions.GAP, new Regressor(Predictions.GAP, gap));
    }
}
