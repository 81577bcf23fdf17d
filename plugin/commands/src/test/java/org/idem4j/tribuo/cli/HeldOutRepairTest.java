package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.TableDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

@DisplayName("The rows of a long table that models are tried on")
class HeldOutRepairTest extends CommandTest {

    /** Of rows 0, 1, 2 … in their first column. */
    private Dataset<Regressor> rows(int count) throws IOException {
        Path table = file(
                "table.csv",
                IntStream.range(0, count).mapToObj(i -> i + ",1\n").collect(Collectors.joining("", "a,b\n", "")));
        return new MutableDataset<>(new TableDataSource(table));
    }

    private static List<Integer> numbers(Dataset<Regressor> rows) {
        return rows.getData().stream()
                .map(example -> (int) example.iterator().next().getValue())
                .toList();
    }

    @Test
    void should_come_one_from_each_of_as_many_stretches() throws IOException {
        Dataset<Regressor> all = rows(1_001);

        List<Integer> some = numbers(HeldOutRepair.some(all, 100));

        assertThat(some).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(some.get(i)).isBetween(i * 1_001 / 100, (i + 1) * 1_001 / 100 - 1);
        }
        assertThat(some.stream().map(number -> number % 10).distinct()).hasSizeGreaterThan(5); // at random within
        assertThat(numbers(HeldOutRepair.some(all, 100))).isEqualTo(some);
    }

    @Test
    void should_be_all_of_a_short_one() throws IOException {
        Dataset<Regressor> all = rows(50);

        assertThat(HeldOutRepair.some(all, 50)).isSameAs(all);
    }
}
