package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.ColumnCoding;
import org.idem4j.tribuo.data.PlacedCoding;
import org.idem4j.tribuo.data.TableFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However long a row is, a batch of them takes little memory. */
class BatchSizeTest extends CommandTest {

    @ParameterizedTest
    @CsvSource({"1,1024", "4096,1024", "4097,1023", "200000,20", "4194304,1", "4194305,1", "2147483647,1"})
    void should_be_of_few_values_and_at_least_one_row(int columns, int rows) {
        assertThat(BatchSize.of(columns)).isEqualTo(rows);
    }

    @Test
    void should_be_how_a_table_is_read() throws IOException {
        int n = 40_000; // of which 1,024 rows would take 328 MB
        List<String> names = IntStream.range(0, n).mapToObj(i -> "c" + i).toList();
        String row = "0,".repeat(n - 1) + "1\n";
        Path table = file("wide.csv", String.join(",", names) + "\n" + row.repeat(110));
        int[] places = IntStream.range(0, n).toArray();
        PlacedCoding coding = PlacedCoding.of(ColumnCoding.real(names), names);
        List<Integer> batches = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();

        try (RowBatches rows = RowBatches.open(table, TableFormat.PLAIN)) {
            rows.forEach(new ModelColumns(coding, places, places, false), new int[0], (values, from) -> {}, batch -> {
                batches.add(batch.values().length / n);
                kept.add(batch.read().length / n);
            });
        }

        assertThat(batches).containsExactly(104, 6);
        assertThat(kept).containsExactly(104, 104);
    }
}
