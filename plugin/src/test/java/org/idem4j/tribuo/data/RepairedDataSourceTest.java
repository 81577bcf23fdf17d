package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.idem4j.onnx.repair.Replaced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

/** Against the projector on the mean of two columns, b first: f(b, a) = ((a + b)/2, (a + b)/2). */
class RepairedDataSourceTest {

    private static final Calibration CALIBRATION = new Calibration(.99, 9, new float[] {10, 1}, new float[] {.5f, .5f});

    @TempDir
    Path folder;

    private Path file;

    /** Examples as they are given. */
    private static final class Given implements ConfigurableDataSource<Regressor> {
        private final List<Example<Regressor>> examples = new ArrayList<>();

        Given and(double y, Object... features) {
            Example<Regressor> example = new ArrayExample<>(new Regressor("y", y), 3);
            for (int i = 0; i < features.length; i += 2) {
                example.add(new Feature((String) features[i], ((Number) features[i + 1]).doubleValue()));
            }
            examples.add(example);
            return this;
        }

        @Override
        public java.util.Iterator<Example<Regressor>> iterator() {
            return examples.iterator();
        }

        @Override
        public OutputFactory<Regressor> getOutputFactory() {
            return new RegressionFactory();
        }

        @Override
        public DataSourceProvenance getProvenance() {
            return new SimpleDataSourceProvenance("given", new RegressionFactory());
        }
    }

    @BeforeEach
    void write() throws IOException {
        file = write("mean.onnx", new RepairFacts(new float[] {4, 8}, CALIBRATION));
    }

    private Path write(String name, RepairFacts facts) throws IOException {
        ModelProto model = new SelfMapGraph(
                        List.of("b", "a"),
                        null,
                        null,
                        (graph, x) ->
                                graph.node("MatMul", x, graph.constant("half", new float[] {.5f, .5f, .5f, .5f}, 2, 2)))
                .model(13, new ModelDescription("test", "org.idem4j", 1, "a test", RepairMetadata.encode(facts)));
        return Files.write(folder.resolve(name), model.toByteArray());
    }

    private static List<Map<String, Double>> features(ConfigurableDataSource<Regressor> source) {
        List<Map<String, Double>> rows = new ArrayList<>();
        for (Example<Regressor> example : source) {
            Map<String, Double> row = new TreeMap<>();
            example.forEach(feature -> row.put(feature.getName(), feature.getValue()));
            rows.add(row);
        }
        return rows;
    }

    @Test
    void should_repair_rows_beyond_the_tolerance_and_leave_all_else() {
        Given given = new Given()
                .and(1, "a", 0.1, "b", 0.3)
                .and(2, "a", 1, "b", 3, "c", 7.7)
                .and(3, "b", 5, "a", -5);

        RepairedDataSource<Regressor> repaired = new RepairedDataSource<>(given, file);

        assertThat(features(repaired))
                .containsExactly(
                        Map.of("a", 0.1, "b", 0.3), // within .5, and not even rounded to floats
                        Map.of("a", 2.0, "b", 2.0, "c", 7.7),
                        Map.of("a", 0.0, "b", 0.0));
        int row = 1;
        for (Example<Regressor> example : repaired) {
            assertThat(example.getOutput().getValues()).containsExactly(row++);
            assertThat(example.getWeight()).isEqualTo(3);
        }
    }

    @Test
    void should_change_nothing_when_repaired_again() {
        Given given = new Given();
        for (int i = 0; i < 300; i++) {
            given.and(i, "a", 3 * Math.sin(i), "b", 3 * Math.cos(3 * i));
        }
        for (Replaced replaced : EnumSet.complementOf(EnumSet.of(Replaced.IMPLAUSIBLE))) {
            RepairedDataSource<Regressor> once = new RepairedDataSource<>(given, file, .1, replaced, false);
            RepairedDataSource<Regressor> twice = new RepairedDataSource<>(once, file, .1, replaced, false);

            assertThat(features(twice)).isEqualTo(features(once));
            boolean nothingMissing = replaced == Replaced.MISSING;
            assertThat(features(once).equals(features(given))).isEqualTo(nothingMissing);
        }
    }

    @Test
    void should_use_a_tolerance_of_your_own_in_units_of_each_columns_deviation() {
        Given given = new Given().and(1, "a", 0, "b", 3);

        assertThat(features(new RepairedDataSource<>(given, file, .2, Replaced.CELLS, false)))
                .as("2 for b, which would move by 1.5; .2 for a, which halves its way to b until .1875 is left of it")
                .containsExactly(Map.of("a", 2.625, "b", 3.0));
    }

    @Test
    void should_take_an_absent_feature_for_zero_or_for_a_missing_cell() {
        Given given = new Given().and(1, "a", 2).and(2, "b", 0.25);

        assertThat(features(new RepairedDataSource<>(given, file)))
                .as("zero; the second row is within the tolerance")
                .containsExactly(Map.of("a", 1.0, "b", 1.0), Map.of("b", 0.25));
        assertThat(features(new RepairedDataSource<>(given, file, .5, Replaced.ROW, true)))
                .as("4 for b, 8 for a")
                .containsExactly(Map.of("a", 3.0, "b", 3.0), Map.of("a", 4.125, "b", 4.125));
    }

    @Test
    void should_be_rebuilt_from_its_provenance_and_name_the_files_hash() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "a,b\n1,3\n2,2.5\n");
        Path configuration = Files.writeString(folder.resolve("config.xml"), """
                <config>
                  <component name="table" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="%s"/>
                  </component>
                  <component name="repaired" type="org.idem4j.tribuo.data.RepairedDataSource">
                    <property name="source" value="table"/>
                    <property name="model" value="%s"/>
                    <property name="replaced" value="CELLS"/>
                    <property name="absentIsMissing" value="true"/>
                  </component>
                </config>
                """.formatted(table, file));
        @SuppressWarnings("unchecked") // a table gives regressors
        RepairedDataSource<Regressor> source =
                (RepairedDataSource<Regressor>) new ConfigurationManager(configuration.toString()).lookup("repaired");

        DataSourceProvenance provenance = source.getProvenance();

        assertThat(features(source)).containsExactly(Map.of("a", 2.0, "b", 2.0), Map.of("a", 2.0, "b", 2.5));
        assertThat(provenance.toString()).contains(ProvenanceUtil.hashResource(HashType.SHA256, file));
        Helpers.testProvenanceMarshalling(new MutableDataset<>(source).getProvenance());
        var described = ProvenanceUtil.extractConfiguration(provenance);
        ConfigurationManager rebuilt = new ConfigurationManager();
        rebuilt.addConfiguration(described);
        RepairedDataSource<?> again =
                rebuilt.lookupAll(RepairedDataSource.class).get(0);
        assertThat(again.getProvenance()).isEqualTo(provenance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, Double.NaN, Double.POSITIVE_INFINITY})
    void should_refuse_a_tolerance_that_is_none(double tolerance) {
        assertThatThrownBy(() -> new RepairedDataSource<>(new Given(), file, tolerance, Replaced.ROW, false))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("finite and not negative, or -1");
    }

    @Test
    void should_say_what_is_wrong() throws IOException {
        Path silent = write("silent.onnx", RepairFacts.NONE);
        Given good = new Given().and(1, "a", 2, "b", 2);
        Given strange = new Given().and(1, "a", 2).and(1, "c", 2);
        Given infinite = new Given().and(1, "a", 2, "b", 1e300);

        assertThatThrownBy(() -> new RepairedDataSource<>(good, folder.resolve("none.onnx")))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("none.onnx");
        assertRefused(new RepairedDataSource<>(good, silent), "silent.onnx", "give a tolerance");
        assertRefused(new RepairedDataSource<>(strange, file), "Example 2 has none", "whose first is 'a'");
        assertRefused(new RepairedDataSource<>(infinite, file), "Example 1: The feature 'b' is 1.0E300");
        assertRefused(new RepairedDataSource<>(strange, silent, .1, Replaced.ROW, true), "Example 2 has none");
        assertRefused(
                new RepairedDataSource<>(new Given().and(1, "a", 2), silent, .1, Replaced.ROW, true),
                "silent.onnx",
                "not trained with masking");
    }

    private static void assertRefused(RepairedDataSource<Regressor> source, String... messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(source::iterator)
                .satisfies(e -> assertThat(e.getMessage()).contains(messages));
    }
}
