package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.OneOf;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageCorruptionTest {

    private static final ImageShape SHAPE = new ImageShape(3, 5, 7);
    private static final int N = SHAPE.size();
    private static final int IMAGES = 2_000;

    /** Distinct values, so that it is seen where one came from. */
    private static float[] rows() {
        float[] rows = new float[IMAGES * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i + 1;
        }
        return rows;
    }

    private static float[] damaged(Corruption corruption) {
        float[] rows = rows();
        corruption.corrupt(rows, N, new SplittableRandom(1));
        return rows;
    }

    private static int at(int image, int channel, int y, int x) {
        return image * N + ImageColumns.index(SHAPE, channel, y, x);
    }

    @Test
    void should_drop_a_share_of_the_pixels_in_all_channels() {
        float[] clean = rows();
        float[] rows = damaged(new DroppedPixels(SHAPE, 0.3));
        int dropped = 0;
        for (int image = 0; image < IMAGES; image++) {
            for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
                boolean black = rows[at(image, 0, 0, pixel)] == 0;
                for (int c = 0; c < 3; c++) {
                    int i = at(image, c, 0, pixel);
                    assertThat(rows[i] == (black ? 0 : clean[i])).isTrue();
                }
                dropped += black ? 1 : 0;
            }
        }
        // Deviation of the share: (.3 · .7 / 70,000)^½ = .0017.
        assertThat((double) dropped / IMAGES / SHAPE.pixels()).isCloseTo(0.3, within(0.007));
    }

    @Test
    void should_cut_a_square_anywhere_within() {
        float[] clean = rows();
        float[] rows = damaged(new Hole(SHAPE, 3));
        int[][] corners = new int[3][5];
        for (int image = 0; image < IMAGES; image++) {
            int first = 0;
            while (rows[image * N + first] != 0) {
                first++;
            }
            int top = first / 7;
            int left = first % 7;
            corners[top][left]++;
            for (int i = 0; i < N; i++) {
                int y = i % 35 / 7;
                int x = i % 7;
                boolean hole = y >= top && y < top + 3 && x >= left && x < left + 3;
                assertThat(rows[image * N + i] == (hole ? 0 : clean[image * N + i]))
                        .isTrue();
            }
        }
        for (int[] line : corners) {
            for (int count : line) {
                assertThat(count).isBetween(85, 185); // 2,000/15 ± 4.5 deviations
            }
        }
    }

    @Test
    void should_average_squares_cut_off_at_the_border() {
        float[] clean = rows();
        float[] rows = damaged(new LowResolution(SHAPE, 3));
        for (int c = 0; c < 3; c++) {
            double first = 0;
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 3; x++) {
                    first += clean[at(4, c, y, x)] / 9.0;
                }
            }
            double last = (clean[at(4, c, 3, 6)] + clean[at(4, c, 4, 6)]) / 2.0;
            assertThat(rows[at(4, c, 0, 0)]).isEqualTo((float) first);
            assertThat(rows[at(4, c, 2, 2)]).isEqualTo((float) first);
            assertThat(rows[at(4, c, 3, 6)]).isEqualTo((float) last);
            assertThat(rows[at(4, c, 4, 6)]).isEqualTo((float) last);
        }
        assertThat(damaged(new LowResolution(SHAPE, 1))).isEqualTo(clean);
    }

    /** The formula in two dimensions at once, beyond the border as at it. */
    @Test
    void should_blur_by_a_gaussian() {
        double sigma = 0.8;
        float[] rows = new float[N];
        float[] clean = new float[N];
        for (int i = 0; i < N; i++) {
            clean[i] = rows[i] = (float) Math.sin(i * i);
        }
        new Blur(SHAPE, sigma).corrupt(rows, N, new SplittableRandom(1));
        int reach = 3; // ⌈3σ⌉
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    double sum = 0;
                    double weights = 0;
                    for (int dy = -reach; dy <= reach; dy++) {
                        for (int dx = -reach; dx <= reach; dx++) {
                            double weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                            int there = at(0, c, Math.max(0, Math.min(4, y + dy)), Math.max(0, Math.min(6, x + dx)));
                            sum += weight * clean[there];
                            weights += weight;
                        }
                    }
                    assertThat((double) rows[at(0, c, y, x)]).isCloseTo(sum / weights, within(2e-7));
                }
            }
        }
        assertThat(damaged(new Blur(SHAPE, 0))).isEqualTo(rows());
    }

    @Test
    void should_choose_one_for_each_row() {
        float[] clean = rows();
        float[] rows = damaged(new OneOf(new DroppedPixels(SHAPE, 1), new LowResolution(SHAPE, 7), new Blur(SHAPE, 0)));
        int[] counts = new int[3];
        for (int image = 0; image < IMAGES; image++) {
            float first = rows[image * N];
            counts[first == 0 ? 0 : first == clean[image * N] ? 2 : 1]++;
            if (first == 0) {
                assertThat(rows[image * N + N - 1]).isZero();
            }
        }
        for (int count : counts) {
            assertThat(count).isBetween(570, 765); // 2,000/3 ± 4.6 deviations
        }
        assertThatIllegalArgumentException().isThrownBy(OneOf::new).withMessageContaining("at least one corruption");
        assertThat(new OneOf(new GaussianNoise(1)).masks()).isFalse();
    }

    @Test
    void should_refuse_rows_of_another_shape() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new Hole(SHAPE, 2).corrupt(new float[28], 28, new SplittableRandom(1)))
                .withMessageContaining("The rows to damage have 28 columns, but images of 3x5x7")
                .withMessageContaining("105");
    }

    @Test
    void should_refuse_settings_that_can_not_be() {
        refused(() -> new DroppedPixels(SHAPE, 1.1), "from 0 to 1, but is 1.1");
        refused(() -> new Hole(SHAPE, 6), "from 0 to 5");
        refused(() -> new Hole(SHAPE, -1), "from 0 to 5");
        refused(() -> new Blur(SHAPE, Double.NaN), "from 0 to 64 pixels");
        refused(() -> new LowResolution(SHAPE, 0), "from 1 to 7");
        refused(() -> new LowResolution(SHAPE, 8), "from 1 to 7");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable setting, String message) {
        assertThatIllegalArgumentException().isThrownBy(setting).withMessageContaining(message);
    }

    static Stream<Corruption> corruptions() {
        return Stream.of(
                new DroppedPixels(SHAPE, 0.2), new Hole(SHAPE, 2), new Blur(SHAPE, 0.7), new LowResolution(SHAPE, 3));
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void should_be_rebuilt_from_provenance(Corruption corruption) {
        var configuration = ProvenanceUtil.extractConfiguration(new OneOf(corruption).getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        Corruption rebuilt = (Corruption) manager.lookup(configuration.get(0).getName());

        assertThat(damaged(rebuilt)).isEqualTo(damaged(new OneOf(corruption))).isNotEqualTo(rows());
    }

    @Test
    void should_be_configured(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config.xml");
        Files.writeString(file, """
                <config>
                  <component name="white" type="org.idem4j.tribuo.data.image.DroppedPixels">
                    <property name="image" value="1x1x2"/>
                    <property name="probability" value="1"/>
                    <property name="value" value="1"/>
                  </component>
                  <component name="none" type="org.idem4j.tribuo.data.image.Hole">
                    <property name="image" value="1x0x2"/>
                  </component>
                </config>
                """);
        ConfigurationManager manager = new ConfigurationManager(file.toString());
        float[] rows = {.2f, .3f};
        ((Corruption) manager.lookup("white")).corrupt(rows, 2, new SplittableRandom(1));

        assertThat(rows).containsExactly(1, 1);
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> manager.lookup("none"))
                .withMessageContaining("1x0x2");
    }
}
