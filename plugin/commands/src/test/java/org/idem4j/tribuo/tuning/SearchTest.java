package org.idem4j.tribuo.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

    @TempDir
    Path folder;

    private Search search(String... properties) throws IOException {
        StringBuilder xml = new StringBuilder("<config><component name='weights' type='" + Space.class.getName()
                + "'><propertylist name='choices'><item>trainer.idempotenceWeight=1|2|3|4</item></propertylist></component>"
                + "<component name='search' type='" + Search.class.getName()
                + "'><propertylist name='spaces'><item>weights</item></propertylist>");
        for (String property : properties) {
            String[] parts = property.split("=");
            xml.append("<property name='" + parts[0] + "' value='" + parts[1] + "'/>");
        }
        Path file = Files.writeString(folder.resolve("search.xml"), xml + "</component></config>");
        return (Search) new ConfigurationManager(file.toString()).lookup("search");
    }

    private static Trial trial(double... repairWorstGap) {
        return trial(TrainingOutcome.COMPLETED, repairWorstGap);
    }

    private static Trial trial(TrainingOutcome outcome, double... repairWorstGap) {
        return new Trial(List.of(
                new Trial.Run(1, 0.5, repairWorstGap[0], repairWorstGap[1], repairWorstGap[2], outcome, 10, 1)));
    }

    private static final Map<String, Trial> TRIALS = Map.of(
            "weights-1", trial(0.2, 0.4, 0.1),
            "weights-2", trial(0.25, 0.3, 0.05),
            "weights-3", trial(0.35, 0.35, 0.01),
            "weights-4", trial(TrainingOutcome.DIVERGED, 0.1, 0.1, 0));

    @Test
    void should_judge_by_the_worst_of_ten_passes_by_default() throws IOException {
        assertThat(search().best(TRIALS)).map(Candidate::id).contains("weights-2");
        assertThat(search().ranked(TRIALS))
                .extracting(Candidate::id)
                .containsExactly("weights-2", "weights-3", "weights-1", "weights-4");
    }

    @Test
    void should_judge_by_the_first_pass_when_told_to() throws IOException {
        assertThat(search("criterion=FIRST_PASS").best(TRIALS))
                .map(Candidate::id)
                .contains("weights-1");
    }

    @Test
    void should_keep_to_the_largest_gap() throws IOException {
        assertThat(search("largestGap=0.02").best(TRIALS)).map(Candidate::id).contains("weights-3");
        assertThat(search("largestGap=0.001").best(TRIALS)).isEmpty();
    }

    @Test
    void should_take_the_mean_of_repeats_and_none_that_diverged_or_is_not_finite() {
        Trial twice = new Trial(List.of(
                trial(0.2, 0.4, 0.1).runs().get(0), trial(0.4, 0.8, 0.1).runs().get(0)));
        Trial half = new Trial(List.of(
                trial(0.2, 0.4, 0.1).runs().get(0),
                trial(TrainingOutcome.DIVERGED, 0.1, 0.1, 0).runs().get(0)));

        assertThat(twice.score(Criterion.FIRST_PASS)).isEqualTo((0.2 + 0.4) / 2);
        assertThat(half.score(Criterion.FIRST_PASS)).isInfinite();
        assertThat(trial(0.2, Double.NaN, 0.1).score(Criterion.ANY_PASS)).isInfinite();
    }

    @Test
    void should_know_only_what_was_tried() throws IOException {
        Map<String, Trial> some = new HashMap<>(TRIALS);
        some.remove("weights-2");

        assertThat(search().best(some)).map(Candidate::id).contains("weights-3");
        assertThat(search().best(Map.of())).isEmpty();
    }

    @Test
    void should_refuse_what_can_not_be() {
        Space space = new Space("a", List.of("trainer.epochs=3|3"));
        assertThatThrownBy(() -> new Search(List.of(space), null))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> search("validationFraction=1")).hasStackTraceContaining("between 0 and 1, but is 1.0");
        assertThatThrownBy(() -> search("repeats=0")).hasStackTraceContaining("at least once, not 0");
        assertThatThrownBy(() -> search("largestGap=-1")).hasStackTraceContaining("not be negative, but is -1.0");
    }
}
