package org.idem4j.onnx.selfmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/** Tribuo predictions from a {@link DenseSelfMap}, a batch of rows at a time. */
public final class Predictions {

    /** Rows per call of the function: enough to fill the matrix kernels, few enough to stay in the cache. */
    public static final int BATCH = 1024;

    private Predictions() {}

    /**
     * Applies f to one example.
     *
     * @param f The function.
     * @param example The example.
     * @return Its prediction.
     * @throws IllegalArgumentException If the example has no known feature, or one that is not finite.
     */
    public static Prediction<Regressor> predict(DenseSelfMap f, Example<Regressor> example) {
        return predict(f, List.of(example)).get(0);
    }

    /**
     * Applies f to every example.
     *
     * @param f The function.
     * @param examples The examples.
     * @return Their predictions, in the examples' order.
     * @throws IllegalArgumentException If an example has no known feature, or one that is not finite.
     */
    public static List<Prediction<Regressor>> predict(DenseSelfMap f, Iterable<Example<Regressor>> examples) {
        List<Prediction<Regressor>> predictions = new ArrayList<>();
        List<Example<Regressor>> batch = new ArrayList<>(BATCH);
        for (Example<Regressor> example : examples) {
            batch.add(example);
            if (batch.size() == BATCH) {
                predictBatch(f, batch, predictions);
                batch.clear();
            }
        }
        predictBatch(f, batch, predictions);
        return predictions;
    }

    private static void predictBatch(
            DenseSelfMap f, List<Example<Regressor>> batch, List<Prediction<Regressor>> predictions) {
        if (batch.isEmpty()) {
            return;
        }
        SelfMap selfMap = f.selfMap();
        int n = selfMap.dimension();
        int[] used = new int[batch.size()];
        float[] rows = new float[batch.size() * n];
        Arrays.setAll(used, i -> selfMap.copyFeatures(batch.get(i), rows, i * n));
        for (int i = 0; i < used.length; i++) {
            if (used[i] == 0) {
                throw new IllegalArgumentException("No features found in Example " + batch.get(i)
                        + ": none of its names is known to the model, whose first is '"
                        + selfMap.names().get(0) + "'.");
            }
        }
        float[] outputs = f.apply(rows);
        for (int i = 0; i < used.length; i++) {
            predictions.add(new Prediction<>(selfMap.regressor(outputs, i * n), used[i], batch.get(i)));
        }
    }
}
