package org.idem4j.tribuo.experiment.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Table1Test {

    private static Map<String, ParameterCount> counts;

    @BeforeAll
    static void count() {
        counts = InMemory.run(new Table1());
    }

    /** The draft's numbers, and by hand Σ in·out and Σ out. */
    @ParameterizedTest
    @CsvSource({"b1, 30, 25, 5", "b2, 238600, 237500, 1100", "b3, 8393728, 8388608, 5120", "b4, 4509456, 4505600, 3856"
    })
    void should_count_as_the_draft_does(String network, long parameters, long weights, long biases) {
        assertThat(counts.get(network).parameters()).isEqualTo(parameters);
        assertThat(counts.get(network).weights()).isEqualTo(weights);
        assertThat(counts.get(network).biases()).isEqualTo(biases);
    }

    @Test
    void should_lay_the_counts_beside_the_drafts() {
        Findings findings = new Table1().findings(counts);

        Table table = findings.tables().get(0);
        int difference = table.columns().indexOf("difference");
        assertThat(table.rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get(difference)).isEqualTo(0L));
        assertThat(String.join(" ", findings.summary())).contains("B3 *8,393,728*", "The draft's numbers are the same");
        assertThat(findings.figures().get(0).picture().svg()).isPresent();
    }

    @Test
    void should_say_where_a_number_differs() {
        ParameterCount b2 = counts.get("b2");
        ParameterCount short1 = new ParameterCount(b2.layers(), b2.parameters() - 1);

        Findings findings = new Table1().findings(Map.of("b2", short1));

        assertThat(findings.tables().get(0).csv()).contains(",238599,238600,1,none of the readings known here");
        assertThat(String.join(" ", findings.summary())).contains("differ for B2");
    }

    @Test
    void should_name_what_a_number_counts() {
        ParameterCount count =
                new ParameterCount(List.of(new LayerCount(3, 4, 12, 4), new LayerCount(4, 3, 12, 3)), 31);

        assertThat(CountingRule.of(count, 31)).contains(CountingRule.ALL);
        assertThat(CountingRule.of(count, 24)).contains(CountingRule.WEIGHTS);
        assertThat(CountingRule.of(count, 28)).contains(CountingRule.WITHOUT_LAST_BIAS);
        assertThat(CountingRule.of(count, 35)).contains(CountingRule.FIRST_BIAS_TWICE);
        assertThat(CountingRule.of(count, 30)).isEmpty();
    }
}
