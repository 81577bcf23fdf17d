package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corruptions that leave a cell at odds with the rest of its row. */
class OddCellsTest {

    private static final int N = 4;
    private static final int ROWS = 20_000;

    /** Distinct values, so that it is seen where one came from. */
    private static float[] rows() {
        float[] rows = new float[ROWS * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i + 1;
        }
        return rows;
    }

    private static float[] corrupted(Corruption corruption) {
        float[] rows = rows();
        corruption.corrupt(rows, N, new SplittableRandom(1));
        return rows;
    }

    @Test
    void should_multiply_a_share_of_the_cells() {
        for (double factor : new double[] {10, 1000, -1}) {
            float[] clean = rows();
            float[] odd = corrupted(new ScaledCells(0.3, factor));
            int scaled = 0;
            for (int i = 0; i < odd.length; i++) {
                assertThat(odd[i]).isIn(clean[i], clean[i] * (float) factor);
                scaled += odd[i] == clean[i] ? 0 : 1;
            }
            assertThat((double) scaled / odd.length).isCloseTo(0.3, within(0.01));
        }
    }

    @Test
    void should_repeat_what_stands_above_a_share_of_the_cells() {
        float[] clean = rows();
        float[] odd = corrupted(new StuckCells(0.3));
        int stuck = 0;
        for (int i = 0; i < odd.length; i++) {
            assertThat(odd[i]).isIn(clean[i], i < N ? clean[i] : odd[i - N]);
            stuck += odd[i] == clean[i] ? 0 : 1;
        }
        assertThat(Arrays.copyOf(odd, N)).containsExactly(Arrays.copyOf(clean, N));
        assertThat((double) stuck / odd.length).isCloseTo(0.3, within(0.01));
    }

    @Test
    void should_exchange_two_cells_of_a_share_of_the_rows() {
        float[] clean = rows();
        float[] odd = corrupted(new SwappedCells(0.3));
        int swapped = 0;
        for (int start = 0; start < odd.length; start += N) {
            float[] before = Arrays.copyOfRange(clean, start, start + N);
            float[] after = Arrays.copyOfRange(odd, start, start + N);
            int moved = 0;
            for (int c = 0; c < N; c++) {
                moved += before[c] == after[c] ? 0 : 1;
            }
            assertThat(moved).isIn(0, 2);
            swapped += moved / 2;
            assertThat(after).containsExactlyInAnyOrder(before[0], before[1], before[2], before[3]);
        }
        assertThat((double) swapped / ROWS).isCloseTo(0.3, within(0.02));
        float[] alone = {1, 2};
        new SwappedCells(1).corrupt(alone, 1, new SplittableRandom(1));
        assertThat(alone).containsExactly(1, 2);
    }

    @Test
    void should_refuse_what_is_no_probability_or_factor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScaledCells(1.1, 10))
                .withMessageContaining("from 0 to 1, but is 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScaledCells(.1, Double.NaN))
                .withMessageContaining("factor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StuckCells(-1))
                .withMessageContaining("stuck");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SwappedCells(Double.NaN))
                .withMessageContaining("swapped");
    }

    @Test
    void should_be_configured(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config.xml");
        Files.writeString(file, """
                <config>
                  <component name="chain" type="org.idem4j.tribuo.data.CorruptionChain">
                    <propertylist name="corruptions"><item>sign</item><item>stuck</item><item>swapped</item></propertylist>
                  </component>
                  <component name="sign" type="org.idem4j.tribuo.data.ScaledCells">
                    <property name="probability" value="1"/>
                    <property name="factor" value="-1"/>
                  </component>
                  <component name="stuck" type="org.idem4j.tribuo.data.StuckCells">
                    <property name="probability" value="1"/>
                  </component>
                  <component name="swapped" type="org.idem4j.tribuo.data.SwappedCells">
                    <property name="probability" value="1"/>
                  </component>
                </config>
                """);
        Corruption chain = (Corruption) new ConfigurationManager(file.toString()).lookup("chain");
        float[] rows = {1, 2, 3, 4};
        chain.corrupt(rows, 2, new SplittableRandom(1));

        assertThat(rows).containsExactly(-2, -1, -2, -1);
        assertThat(chain.masks()).isFalse();
    }
}
