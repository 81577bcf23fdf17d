package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** Rows from elsewhere: how far f moves its own output again flags them, and where that is nothing, how far f moves them. */
@Tag("training")
class OutOfDistributionTest {

    private static final int N = 8;

    private static IdempotentModel trained(NetworkDescription network, double idempotenceWeight) {
        return IdempotentTrainer.builder()
                .network(network)
                .idempotenceWeight(idempotenceWeight)
                .corruption(new GaussianNoise(0.1))
                .epochs(60)
                .batchSize(50)
                .build()
                .train(SelfMapData.curved(N, 400, 1));
    }

    private static float[] rows(IdempotentModel model, Dataset<Regressor> data) {
        float[] rows = new float[data.size() * N];
        for (int i = 0; i < data.size(); i++) {
            model.selfMap().copyFeatures(data.getExample(i), rows, i * N);
        }
        return rows;
    }

    /** The same values in every column, but drawn apart: no column tells, only their relation. */
    private static float[] shuffled(float[] rows) {
        float[] result = rows.clone();
        SplittableRandom random = new SplittableRandom(7);
        for (int c = 0; c < N; c++) {
            for (int i = rows.length / N - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                float kept = result[i * N + c];
                result[i * N + c] = result[j * N + c];
                result[j * N + c] = kept;
            }
        }
        return result;
    }

    private static double areaUnderCurve(IdempotentModel model, UnaryOperator<float[]> place) {
        float[] own = rows(model, SelfMapData.curved(N, 300, 2));
        ColumnScale scale = ColumnScale.of(own, N);
        return RankStatistic.areaUnderCurve(
                scale.distances(model, place.apply(own)), scale.distances(model, place.apply(shuffled(own))));
    }

    @Test
    void should_have_larger_gaps_by_the_modified_gradient() {
        IdempotentModel model = trained(MultilayerPerceptron.of(32), 2);

        assertThat(areaUnderCurve(model, model::apply)).as("by gap").isGreaterThan(0.8);
        assertThat(areaUnderCurve(model, x -> x)).as("by distance").isGreaterThan(0.8);
    }

    @Test
    void should_have_no_gap_but_larger_distances_by_construction() {
        IdempotentModel model = trained(ProjectorNetwork.of(3, 16).withRank(3, KeptBy.SPAN), 0);
        float[] foreign = shuffled(rows(model, SelfMapData.curved(N, 300, 2)));

        for (double gap : ColumnScale.of(foreign, N).distances(model, model.apply(foreign))) {
            assertThat(gap).isLessThan(1e-5);
        }
        assertThat(areaUnderCurve(model, x -> x)).as("by distance").isGreaterThan(0.8);
    }

    /** The score "gap" of a prediction is the gap in raw units, so it flags by a quantile just as well. */
    @Test
    void should_flag_by_a_quantile_of_the_gaps_of_predictions() {
        IdempotentModel model = trained(MultilayerPerceptron.of(32), 2);
        double threshold = new QuantileThreshold(0.95).of(gaps(model, SelfMapData.curved(N, 400, 3)));

        double[] own = gaps(model, SelfMapData.curved(N, 400, 4));

        // Three standard deviations of the share of 400 rows, the threshold from 400 others: .046.
        assertThat(share(own, threshold)).isCloseTo(0.05, within(0.046));
    }

    private static double[] gaps(IdempotentModel model, Dataset<Regressor> data) {
        return Predictions.predictWithGap(model, data, 1).stream()
                .mapToDouble(prediction ->
                        prediction.getOutputScores().get(Predictions.GAP).getValues()[0])
                .toArray();
    }

    private static double share(double[] scores, double threshold) {
        return IntStream.range(0, scores.length)
                        .filter(i -> QuantileThreshold.exceeded(scores[i], threshold))
                        .count()
                / (double) scores.length;
    }
}
