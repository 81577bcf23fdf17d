package org.idem4j.onnx.selfmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableFeatureMap;
import org.tribuo.VariableIDInfo;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class SelfMapTest {

    private static ImmutableFeatureMap features(String... names) {
        MutableFeatureMap map = new MutableFeatureMap();
        for (String name : names) {
            map.add(name, 1);
        }
        return new ImmutableFeatureMap(map);
    }

    /** Ids in the order given, whatever the names. */
    private static ImmutableOutputInfo<Regressor> outputs(String... names) {
        Map<Regressor, Integer> ids = new HashMap<>();
        for (String name : names) {
            ids.put(new Regressor(name, Double.NaN), ids.size());
        }
        return new RegressionFactory().constructInfoForExternalModel(ids);
    }

    @Test
    void should_match_by_name_whatever_the_ids() {
        ImmutableOutputInfo<Regressor> outputs = outputs("c", "a", "b");
        SelfMap selfMap = SelfMap.of(features("a", "b", "c"), outputs);

        assertThat(selfMap.names()).containsExactly("a", "b", "c");
        assertThat(selfMap.columnsByOutputId(outputs)).containsExactly(2, 0, 1);
        assertThat(selfMap.columnsOf(List.of("c", "a"))).containsExactly(2, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> selfMap.columnsOf(List.of("a", "d")))
                .withMessage("'d' is not one of the columns.");
    }

    @Test
    void should_turn_examples_into_rows_and_rows_into_regressors() {
        SelfMap selfMap = SelfMap.of(features("x10", "x2"), outputs("x2", "x10"));
        float[] row = {9, 9, 9};

        int known = selfMap.copyFeatures(
                new ArrayExample<>(new Regressor("x2", 0), new String[] {"x2", "other"}, new double[] {5, 7}), row, 1);

        assertThat(known).isEqualTo(1);
        assertThat(row).containsExactly(9, 0, 5);
        Regressor back = selfMap.regressor(row, 1);
        assertThat(back.getNames()).containsExactly("x10", "x2");
        assertThat(back.getValues()).containsExactly(0, 5);
    }

    /** Feature ids in the reverse of the names' order, as a map stored elsewhere may have them. */
    private static final class Reversed extends ImmutableFeatureMap {
        private static final long serialVersionUID = 1L;

        Reversed(ImmutableFeatureMap map) {
            super(map);
        }

        @Override
        public int getID(String name) {
            int id = super.getID(name);
            return id < 0 ? id : size() - 1 - id;
        }

        @Override
        public VariableIDInfo get(int id) {
            return super.get(size() - 1 - id);
        }
    }

    @Test
    void should_keep_features_targets_and_results_in_one_order_whatever_the_ids() {
        String[] names = {"a", "b", "c", "d"};
        SelfMap selfMap = SelfMap.of(new Reversed(features(names)), outputs(names));
        double[] values = {1, 2, 3, 4};
        float[] features = new float[4];
        float[] targets = new float[4];

        selfMap.copyFeatures(new ArrayExample<>(new Regressor("a", 0), names, values), features, 0);
        selfMap.copyTarget(new Regressor(names, values), targets, 0);

        assertThat(selfMap.names()).containsExactly("d", "c", "b", "a");
        assertThat(features).containsExactly(4, 3, 2, 1);
        assertThat(targets).isEqualTo(features);
        assertThat(selfMap.regressor(targets, 0).getValues()).isEqualTo(values);
    }

    @Test
    void should_read_examples_of_another_layout_after_a_usual_one() {
        SelfMap selfMap = SelfMap.of(features("a", "b", "c"), outputs("a", "b", "c"));
        Regressor output = new Regressor("a", 0);
        float[] row = new float[3];
        for (int round = 0; round < 2; round++) {
            assertThat(selfMap.copyFeatures(
                            new ArrayExample<>(output, new String[] {"a", "b", "c"}, new double[] {1, 2, 3}), row, 0))
                    .isEqualTo(3);
            assertThat(row).containsExactly(1, 2, 3);
            assertThat(selfMap.copyFeatures(
                            new ArrayExample<>(output, new String[] {"a", "c", "z"}, new double[] {4, 5, 6}), row, 0))
                    .isEqualTo(2);
            assertThat(row).containsExactly(4, 0, 5);
            assertThat(selfMap.copyFeatures(
                            new ArrayExample<>(output, new String[] {"a", "b"}, new double[] {7, 8}), row, 0))
                    .isEqualTo(2);
            assertThat(row).containsExactly(7, 8, 0);
        }
    }

    @Test
    void should_say_which_names_differ() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfMap.of(features("a", "b", "extra"), outputs("a", "b", "missing")))
                .withMessageContaining("Not a self-map")
                .withMessageContaining("1 ('extra') have no output dimension")
                .withMessageContaining("1 ('missing') have no feature")
                .withMessageContaining("SelfMapDataSource");
    }

    @Test
    void should_refuse_values_that_are_not_finite() {
        SelfMap selfMap = SelfMap.of(features("a", "b"), outputs("a", "b"));

        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> selfMap.copyFeatures(
                            new ArrayExample<>(new Regressor("a", 0), new String[] {"a", "b"}, new double[] {0, bad}),
                            new float[2],
                            0))
                    .withMessageContaining("'b' is " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> selfMap.copyTarget(
                            new Regressor(new String[] {"a", "b"}, new double[] {bad, 0}), new float[2], 0))
                    .withMessageContaining("'a' is " + bad);
        }
    }

    @Test
    void should_refuse_a_target_of_other_dimensions() {
        SelfMap selfMap = SelfMap.of(features("a", "b"), outputs("a", "b"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> selfMap.copyTarget(new Regressor("a", 0), new float[2], 0))
                .withMessageContaining("1 ('a')");
    }
}
