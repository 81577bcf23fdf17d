package org.idem4j.tribuo.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.RowProgress;
import org.idem4j.tribuo.polish.Polish;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What polishing a function so often gains and costs.
 *
 * @param polish How often.
 * @param metrics The polished function's numbers.
 * @param microsecondsPerRow How long it takes for a row, in batches.
 */
public record PolishMeasurement(Polish polish, SelfMapMetrics metrics, double microsecondsPerRow) {

    /** Timings of which the median is taken: a single one may fall into a collection or a neighbour's turn. */
    private static final int TIMINGS = 5;
    /** What a timing lasts at least. */
    private static final long SHORTEST_NANOSECONDS = 20_000_000;

    /**
     * Measures a function as it is and polished.
     *
     * @param times The most times.
     * @param polished The function, polished so often; a {@link org.idem4j.tribuo.polish.PolishedSelfMap}, say.
     * @param data Rows with targets, not none.
     * @return A measurement for each number of times from 0 on.
     */
    public static List<PolishMeasurement> upTo(int times, IntFunction<DenseSelfMap> polished, Dataset<Regressor> data) {
        DenseSelfMap bare = polished.apply(0);
        DatasetRows read = DatasetRows.of(data, bare.selfMap(), bare.absent());
        float[] rows = read.inputs(0, Math.min(Predictions.BATCH, read.rows()));
        return IntStream.rangeClosed(0, times)
                .mapToObj(Polish::new)
                .map(polish -> {
                    DenseSelfMap h = polished.apply(polish.times());
                    boolean images = IdempotenceEvaluator.ofImages(data.getProvenance());
                    SelfMapMetrics metrics =
                            IdempotenceEvaluator.measure(h, read, images, RowProgress.NONE); // warms up, too
                    return new PolishMeasurement(polish, metrics, microsecondsPerRow(h, rows));
                })
                .toList();
    }

    private static double microsecondsPerRow(DenseSelfMap f, float[] rows) {
        double[] timings = new double[TIMINGS];
        Arrays.setAll(timings, i -> {
            long start = System.nanoTime();
            long elapsed = 0;
            long count = 0;
            while (elapsed < SHORTEST_NANOSECONDS) {
                f.apply(rows);
                count += rows.length / f.selfMap().dimension();
                elapsed = System.nanoTime() - start;
            }
            return elapsed / 1e3 / count;
        });
        Arrays.sort(timings);
        return timings[TIMINGS / 2];
    }
}
