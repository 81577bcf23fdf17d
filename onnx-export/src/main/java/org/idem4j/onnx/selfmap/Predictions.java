package org.idem4j.onnx.selfmap;

import java.util.List;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/**
 * Tribuo predictions from a {@link DenseSelfMap}, a batch of rows at a time.
 *
 * <p>Everything is computed at once, but a {@link Prediction} is made of its row when it is first looked at: Tribuo's
 * {@link Regressor} sorts and checks its names each time, which costs more than a small network (43 ns a dimension). The
 * lists are unmodifiable and safe for threads, and keep no more than a row of floats for what is not looked at.
 */
public final class Predictions {

    /** Rows per call of the function: enough to fill the matrix kernels, few enough to stay in the cache. */
    public static final int BATCH = 1024;

    /** The key of the score that {@link #predictWithGap} gives, and the name of its one dimension. */
    public static final String GAP = "gap";

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
     * @return Their predictions, in the examples' order; unmodifiable, each made when first looked at.
     * @throws IllegalArgumentException If an example has no known feature, or one that is not finite.
     */
    public static List<Prediction<Regressor>> predict(DenseSelfMap f, Iterable<Example<Regressor>> examples) {
        return predict(f, examples, 1, false);
    }

    /**
     * Applies f several times to every example, y = f<sup>passes</sup>(x), and says how far it would move y again.
     *
     * @param f The function.
     * @param examples The examples.
     * @param passes How often, at least once.
     * @return Their predictions y, as {@link #predict(DenseSelfMap, Iterable)}; each one's output scores hold, under
     *     {@value #GAP}, the root mean square of f(y) − y over the columns.
     * @throws IllegalArgumentException If an example has no known feature, or one that is not finite, or there is not at
     *     least one pass.
     */
    public static List<Prediction<Regressor>> predictWithGap(
            DenseSelfMap f, Iterable<Example<Regressor>> examples, int passes) {
        return predict(f, examples, passes, true);
    }

    private static List<Prediction<Regressor>> predict(
            DenseSelfMap f, Iterable<Example<Regressor>> examples, int passes, boolean gap) {
        PredictionList predictions = new PredictionList(f.selfMap());
        DenseExamples.forEach(f.selfMap(), f.absent(), examples, batch -> {
            float[] outputs = f.apply(batch.rows(), passes);
            predictions.add(new PredictionList.PredictedRows(
                    batch.examples(), batch.used(), outputs, gap ? f.gap(outputs) : null));
        });
        return predictions;
    }
}
