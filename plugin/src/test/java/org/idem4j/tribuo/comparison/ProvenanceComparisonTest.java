package org.idem4j.tribuo.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.comparison.ProvenanceComparison.Difference;
import org.idem4j.tribuo.comparison.ProvenanceComparison.Part;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.SurfaceDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;

@Tag("training")
class ProvenanceComparisonTest {

    private static ProvenanceFacts facts(IdempotentLinearTrainer trainer, long seed) {
        IdempotentModel model = trainer.train(new MutableDataset<>(new SurfaceDataSource(4, 2, 60, seed)));
        return ProvenanceFacts.of(model.getProvenance());
    }

    private static IdempotentLinearTrainer trainer(double deviation, int rank) {
        return IdempotentLinearTrainer.builder()
                .corruption(new GaussianNoise(deviation))
                .rank(rank)
                .build();
    }

    @Test
    void should_find_two_runs_of_the_same_alike() {
        ProvenanceComparison comparison = ProvenanceComparison.of(facts(trainer(.1, 2), 1), facts(trainer(.1, 2), 1));

        assertThat(comparison.alike()).isTrue();
        assertThat(comparison.same()).containsExactly(Part.SETTINGS, Part.DATA, Part.VERSIONS, Part.RUN);
        assertThat(comparison.differences()).allMatch(difference -> difference.part() == Part.TIME);
        ProvenanceFacts one = facts(trainer(.1, 2), 1);
        assertThat(ProvenanceComparison.of(one, one).differences()).isEmpty();
    }

    @Test
    void should_name_settings_data_and_results_from_what_to_what() {
        ProvenanceComparison comparison = ProvenanceComparison.of(facts(trainer(.1, 2), 1), facts(trainer(.3, 1), 2));

        assertThat(comparison.alike()).isFalse();
        assertThat(comparison.of(Part.SETTINGS))
                .containsExactly(
                        new Difference(Part.SETTINGS, "trainer.corruption.deviation", "0.1", "0.3"),
                        new Difference(Part.SETTINGS, "trainer.rank", "2", "1"));
        assertThat(comparison.of(Part.DATA)).contains(new Difference(Part.DATA, "dataset.datasource.seed", "1", "2"));
        assertThat(comparison.of(Part.RUN)).contains(new Difference(Part.RUN, "rank", "2", "1"));
        assertThat(comparison.of(Part.VERSIONS)).isEmpty();
    }

    private static String object(String name, String entries) {
        return "{\"object-name\": \"" + name + "\", \"map\": {" + entries + "}}";
    }

    private static String value(String key, String value, boolean reference) {
        return "\"" + key + "\": {\"value\": \"" + value + "\", \"is-reference\": " + reference + "}";
    }

    @Test
    void should_read_lists_and_objects_in_lists() {
        String json = "["
                + object(
                        "root",
                        value("trainer", "t", true) + ","
                                + "\"hidden\": {\"list\": [{\"value\": \"1\"}, {\"value\": \"2\"}]},"
                                + "\"parts\": {\"list\": [{\"value\": \"t\", \"is-reference\": true}]}")
                + "," + object("t", value("class-name", "T", false)) + "]";

        assertThat(ProvenanceFacts.of(json, "file").values())
                .containsEntry("hidden", "[1, 2]")
                .containsEntry("trainer", "T")
                .containsEntry("parts.1", "T");
    }

    @Test
    void should_take_the_first_number_of_each_measurement() {
        ProvenanceFacts facts = ProvenanceFacts.of("[" + object("root", value("rank", "2", false)) + "]", "file");

        assertThat(facts.withMetrics("{\"rmse\": 0.5, \"gap\": [0.1, 0.2], \"r2\": null, \"provider\": \"CPU\"}")
                        .values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("rank", "2", "metrics.rmse", "0.5", "metrics.gap", "0.1"));
        assertThat(facts.withMetrics("nonsense")).isEqualTo(facts);
        assertThat(Part.of("metrics.rmse")).isEqualTo(Part.RUN);
    }

    @Test
    void should_refuse_what_is_no_provenance() {
        for (String json : List.of("", "{}", "[]", "[1]", "nonsense", "[{\"map\": 3}]")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ProvenanceFacts.of(json, "a.json"))
                    .withMessageStartingWith("a.json is ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvenanceFacts.of("[" + object("root", value("x", "gone", true)) + "]", "a.json"))
                .withMessageContaining("'x' is an object that it lacks");
    }

    /** Ten objects that hold the next one ten times are ten thousand million values. */
    @Test
    void should_stay_within_bounds_whatever_a_stranger_writes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvenanceFacts.of("[" + object("root", value("x", "root", true)) + "]", "a.json"))
                .withMessageContaining("'root' holds itself");
        StringBuilder bomb = new StringBuilder("[");
        for (int level = 0; level < 10; level++) {
            StringBuilder entries = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                entries.append(i > 0 ? "," : "").append(value("k" + i, "o" + (level + 1), true));
            }
            bomb.append(object("o" + level, entries.toString())).append(',');
        }
        bomb.append(object("o10", "")).append("]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvenanceFacts.of(bomb.toString(), "a.json"))
                .withMessageContaining("more than 100000 values and objects");
        StringBuilder deep = new StringBuilder("[");
        for (int level = 0; level < 100; level++) {
            deep.append(object("o" + level, value("k", "o" + (level + 1), true)))
                    .append(',');
        }
        deep.append(object("o100", value("k", "v", false))).append("]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvenanceFacts.of(deep.toString(), "a.json"))
                .withMessageContaining("beyond a depth of 64");
    }
}
