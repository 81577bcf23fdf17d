package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.MutableDataset;

class FloatPrecisionTest {

    @TempDir
    Path folder;

    @Test
    void should_name_columns_whose_differences_rounding_swallows() throws IOException {
        Path table = Files.writeString(
                folder.resolve("table.csv"),
                "seconds,large,constant,plain\n1600000001,16777217,1600000001,0.1\n1600000003,160000000,1600000001,-7e9\n");

        List<FloatPrecision> lost = FloatPrecision.lost(new MutableDataset<>(new TableDataSource(table)));
        assertThat(FloatPrecision.lost(RowBlockDataset.of(
                        new SplitDataSource(new TableDataSource(table), 0.5, SplitDataSource.Part.FIRST))))
                .isEqualTo(lost);

        // Floats near 1.6e9 are 128 apart; 1600000000 is one of them. The deviation of 1 and 3 is 1.
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).column()).isEqualTo("seconds");
        assertThat(lost.get(0).rounding()).isEqualTo(3);
        assertThat(lost.get(0).deviation()).isCloseTo(1, within(1e-12));
        assertThat(lost.get(0))
                .hasToString("The column 'seconds' is finer than 32-bit numbers at its size: rounding moves"
                        + " its cells by up to 3.00, which is 3.0 of its deviation. Subtract its least value from it, or leave it out"
                        + " by the choice of columns.");
    }
}
