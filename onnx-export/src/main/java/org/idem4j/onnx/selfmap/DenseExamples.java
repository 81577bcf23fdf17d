package org.idem4j.onnx.selfmap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribuo.Example;
import org.tribuo.Output;

/**
 * A batch of examples with their features as dense rows, to be predicted.
 *
 * @param <T> The type of the examples' outputs.
 * @param examples The examples.
 * @param used How many features of each are known, at least one.
 * @param rows Row-major, [examples × n], in the order of the self-map.
 */
public record DenseExamples<T extends Output<T>>(List<Example<T>> examples, int[] used, float[] rows) {

    /**
     * Goes through examples, {@link Predictions#BATCH} at a time, fewer only in the last batch; not at all where there are
     * none.
     *
     * @param <T> The type of the examples' outputs.
     * @param selfMap What gives the columns.
     * @param absent What stands for a feature that an example lacks.
     * @param examples The examples.
     * @param use What to do with a batch.
     * @throws IllegalArgumentException If an example has no known feature, or one that is not finite.
     */
    public static <T extends Output<T>> void forEach(
            SelfMap selfMap, float absent, Iterable<Example<T>> examples, Consumer<DenseExamples<T>> use) {
        List<Example<T>> batch = new ArrayList<>();
        for (Example<T> example : examples) {
            batch.add(example);
            if (batch.size() == Predictions.BATCH) {
                use.accept(of(selfMap, absent, batch));
                batch = new ArrayList<>(Predictions.BATCH);
            }
        }
        if (!batch.isEmpty()) {
            use.accept(of(selfMap, absent, batch));
        }
    }

    private static <T extends Output<T>> DenseExamples<T> of(SelfMap selfMap, float absent, List<Example<T>> examples) {
        int n = selfMap.dimension();
        int[] used = new int[examples.size()];
        float[] rows = new float[used.length * n];
        for (int i = 0; i < used.length; i++) {
            used[i] = selfMap.copyFeatures(examples.get(i), absent, rows, i * n);
            if (used[i] == 0) {
                throw new IllegalArgumentException("No features found in Example " + examples.get(i)
                        + ": none of its names is known to the model, whose first is '"
                        + selfMap.names().get(0) + "'.");
            }
        }
        return new DenseExamples<>(examples, used, rows);
    }
}
