package org.idem4j.onnx.selfmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.ProtoUtil;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class PredictionsTest {

    private static final String[] NAMES = {"a", "b"};

    /** f(a, b) = (a/2, b), whose gap at y is |y.a|/2 over the root of two columns. */
    private static final class HalfOfA implements DenseSelfMap {
        private final SelfMap selfMap;
        private final AtomicInteger calls = new AtomicInteger();

        HalfOfA() {
            var dataset = new MutableDataset<>(
                    new SimpleDataSourceProvenance("test", new RegressionFactory()), new RegressionFactory());
            dataset.addAll(examples(3));
            selfMap = SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
        }

        @Override
        public SelfMap selfMap() {
            return selfMap;
        }

        @Override
        public float[] apply(float[] rows) {
            calls.incrementAndGet();
            float[] result = rows.clone();
            for (int i = 0; i < rows.length; i += 2) {
                result[i] /= 2;
            }
            return result;
        }
    }

    private static List<Example<Regressor>> examples(int count) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] values = {i, -i - 1};
            examples.add(new ArrayExample<>(new Regressor(NAMES, values), NAMES, values));
        }
        return examples;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 2048, 2500})
    void should_predict_any_number_of_examples_in_their_order(int count) {
        List<Example<Regressor>> examples = examples(count);

        List<Prediction<Regressor>> predictions = Predictions.predict(new HalfOfA(), examples);

        assertThat(predictions).hasSize(count);
        for (int i = 0; i < count; i++) {
            Prediction<Regressor> prediction = predictions.get(i);
            assertThat(prediction.getOutput().getNames()).containsExactly("a", "b");
            assertThat(prediction.getOutput().getValues()).containsExactly(i / 2.0, -i - 1);
            assertThat(prediction.getOutput().getVariances()).containsOnly(Double.NaN);
            assertThat(prediction.getExample()).isSameAs(examples.get(i));
            assertThat(prediction.getNumActiveFeatures()).isEqualTo(2);
            assertThat(prediction.getOutputScores()).isEmpty();
        }
    }

    @Test
    void should_compute_at_once_and_give_the_same_object_each_time() {
        HalfOfA f = new HalfOfA();

        List<Prediction<Regressor>> predictions = Predictions.predict(f, examples(3));

        assertThat(f.calls).hasValue(1);
        assertThat(predictions.get(1)).isSameAs(predictions.get(1));
        assertThat(f.calls).hasValue(1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> predictions.get(3));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(predictions::clear);
    }

    @Test
    void should_give_the_gap_of_several_passes_as_a_score_that_can_be_stored() {
        HalfOfA f = new HalfOfA();

        List<Prediction<Regressor>> predictions = Predictions.predictWithGap(f, examples(1100), 3);

        for (int i = 0; i < 1100; i++) {
            Prediction<Regressor> prediction = predictions.get(i);
            double a = i / 8.0;
            assertThat(prediction.getOutput().getValues()).containsExactly(a, -i - 1);
            assertThat(gap(prediction)).isEqualTo(a / 2 / Math.sqrt(2), within(1e-6 * (1 + a)));
            assertThat(prediction.hasProbabilities()).isFalse();
        }
        Prediction<Regressor> stored = ProtoUtil.deserialize(predictions.get(7).serialize());
        assertThat(gap(stored)).isEqualTo(gap(predictions.get(7)));
    }

    private static double gap(Prediction<Regressor> prediction) {
        return prediction.getOutputScores().get(Predictions.GAP).getValues()[0];
    }

    @Test
    void should_refuse_an_example_without_a_known_feature_before_anything_is_returned() {
        List<Example<Regressor>> examples = examples(2);
        examples.add(new ArrayExample<>(new Regressor("a", 1), new String[] {"stranger"}, new double[] {1}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.predict(new HalfOfA(), examples))
                .withMessageContaining("stranger");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.predictWithGap(new HalfOfA(), examples(2), 0))
                .withMessageContaining("at least one pass, not 0");
    }
}
