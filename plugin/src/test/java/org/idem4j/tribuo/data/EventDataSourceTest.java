package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyInfo;
import org.tribuo.anomaly.Event;
import org.tribuo.test.Helpers;

class EventDataSourceTest {

    @TempDir
    Path folder;

    private TableDataSource table;

    @BeforeEach
    void write() throws IOException {
        table = new TableDataSource(
                Files.writeString(folder.resolve("table.csv"), "a,b,bad\n1,2,0\n3,4,1\n5,6,0\n7,8,-2\n"));
    }

    /** Each event as its type and features. */
    private static List<String> events(EventDataSource source) {
        List<String> events = new ArrayList<>();
        for (Example<Event> event : source) {
            StringBuilder text = new StringBuilder(event.getOutput().getType().toString());
            for (Feature feature : event) {
                text.append(' ').append(feature.getName()).append('=').append(feature.getValue());
            }
            events.add(text.toString());
        }
        return events;
    }

    @Test
    void should_tell_events_apart_by_a_column_that_is_no_feature() {
        assertThat(events(EventDataSource.labelled(table, "bad")))
                .containsExactly(
                        "EXPECTED a=1.0 b=2.0",
                        "ANOMALOUS a=3.0 b=4.0",
                        "EXPECTED a=5.0 b=6.0",
                        "ANOMALOUS a=7.0 b=8.0");
    }

    @Test
    void should_take_expected_and_anomalous_events_from_two_sources() {
        var first = new TableDataSource(folder.resolve("table.csv"), null, true, "a,b");
        var changed = new SelfMapDataSource(first, new GaussianNoise(1), 3);

        List<String> events = events(EventDataSource.of(first, changed));

        assertThat(events).hasSize(8);
        assertThat(events.subList(0, 4)).isEqualTo(events(EventDataSource.expected(first)));
        assertThat(events.subList(4, 8))
                .allMatch(event -> event.startsWith("ANOMALOUS a="))
                .doesNotContain("1.0 b=2.0");
        var info = (AnomalyInfo) new MutableDataset<>(EventDataSource.of(first, changed)).getOutputInfo();
        assertThat(info.getExpectedCount()).isEqualTo(4);
        assertThat(info.getAnomalyCount()).isEqualTo(4);
    }

    @Test
    void should_be_rebuilt_from_provenance() {
        EventDataSource source = EventDataSource.labelled(table, "bad");
        Helpers.testProvenanceMarshalling(source.getProvenance());
        var configuration = ProvenanceUtil.extractConfiguration(source.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);

        var rebuilt = (EventDataSource) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt.getProvenance()).isEqualTo(source.getProvenance());
        assertThat(events(rebuilt)).isEqualTo(events(source));
    }

    @Test
    void should_refuse_a_label_that_no_row_has() {
        assertThatThrownBy(() -> EventDataSource.labelled(table, "wrong").iterator())
                .isInstanceOf(TableException.class)
                .hasMessageContaining("'wrong'")
                .hasMessageContaining("label");
    }
}
