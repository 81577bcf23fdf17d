package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

class DataSourceProvenanceTest {

    private static final Path TEST_DATA = Path.of("..", "test-data");
    private static final TableDataSource TABLE = new TableDataSource(TEST_DATA.resolve("sensors-test-clean.csv"));

    static Stream<ConfigurableDataSource<Regressor>> sources() {
        Corruption damage = new CorruptionChain(new Masking(0.2), new GaussianNoise(0.1));
        return Stream.of(
                TABLE,
                TABLE.withCodes("", "2-4"),
                new TableDataSource(
                        TEST_DATA.resolve("sensors-test-corrupted.csv"),
                        TEST_DATA.resolve("sensors-test-clean.csv"),
                        true,
                        "1-5"),
                new SplitDataSource(TABLE, 0.3, SplitDataSource.Part.REST),
                new SelfMapDataSource(new SplitDataSource(TABLE, 0.3, SplitDataSource.Part.FIRST), damage, 7));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void should_be_rebuilt_from_provenance_to_the_last_bit(ConfigurableDataSource<Regressor> source) {
        Helpers.testProvenanceMarshalling(source.getProvenance());
        var configuration = ProvenanceUtil.extractConfiguration(source.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);

        ConfigurableDataSource<?> rebuilt =
                (ConfigurableDataSource<?>) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt.getClass()).isEqualTo(source.getClass());
        assertThat(rebuilt.getProvenance()).isEqualTo(source.getProvenance());
        assertThat(values(rebuilt)).isEqualTo(values(source));
    }

    private static List<Double> values(ConfigurableDataSource<?> source) {
        List<Double> values = new ArrayList<>();
        for (Example<?> example : source) {
            for (Feature feature : example) {
                values.add(feature.getValue());
            }
            for (double target : ((Regressor) example.getOutput()).getValues()) {
                values.add(target);
            }
        }
        assertThat(values).isNotEmpty();
        return values;
    }

    @Test
    void should_split_without_loss_or_overlap() {
        List<Double> first = values(new SplitDataSource(TABLE, 0.3, SplitDataSource.Part.FIRST));
        List<Double> rest = values(new SplitDataSource(TABLE, 0.3, SplitDataSource.Part.REST));
        List<Double> both = new ArrayList<>(first);
        both.addAll(rest);

        assertThat(first).hasSize(150 * 32);
        assertThat(both).containsExactlyInAnyOrderElementsOf(values(TABLE));
    }

    @Test
    void should_corrupt_the_inputs_as_often_as_it_says_and_leave_the_targets() {
        List<Example<Regressor>> clean = new ArrayList<>();
        TABLE.forEach(clean::add);
        int masked = 0;
        int row = 0;
        for (Example<Regressor> example : new SelfMapDataSource(TABLE, new Masking(0.25), 3)) {
            assertThat(example.getOutput().getValues())
                    .isEqualTo(clean.get(row).getOutput().getValues());
            for (Feature feature : example) {
                double before = clean.get(row).lookup(feature.getName()).getValue();
                masked += feature.getValue() == (float) before ? 0 : 1;
            }
            row++;
        }
        // 8000 cells: three standard deviations of the share are .015.
        assertThat(masked / 8000.0).isCloseTo(0.25, within(0.015));
    }
}
