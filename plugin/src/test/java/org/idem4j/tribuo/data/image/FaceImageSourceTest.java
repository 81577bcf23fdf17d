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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.test.Helpers;

class FaceImageSourceTest {

    private static final Path TEST_DATA = Path.of("..", "test-data");

    @TempDir
    Path folder;

    private static float[] rows(int images, int first) {
        return new FaceImageSource(images, first, FaceImageGenerator.SEED)
                .block()
                .orElseThrow()
                .inputs();
    }

    private static float[] pictures(Path from) {
        return new ImageFolderSource(from, FaceImageSource.SHAPE)
                .block()
                .orElseThrow()
                .inputs();
    }

    /** To the bit, on every machine: the pixels in the files, whose compression is a matter of zlib. */
    @Test
    void should_draw_the_faces_that_lie_in_test_data() throws IOException {
        FaceImageGenerator.write(folder, 48, 16);

        for (String part : List.of("faces-train", "faces-test")) {
            assertThat(pictures(folder.resolve(part))).isEqualTo(pictures(TEST_DATA.resolve(part)));
            assertThat(folder.resolve(part).resolve("factors.csv"))
                    .hasSameTextualContentAs(TEST_DATA.resolve(part).resolve("factors.csv"));
        }
        assertThat(pictures(TEST_DATA.resolve("faces-train"))).isEqualTo(rows(48, 0));
        assertThat(pictures(TEST_DATA.resolve("faces-test"))).isEqualTo(rows(16, 48));
    }

    @Test
    void should_tell_the_factors_of_every_face() throws IOException {
        List<String> lines = Files.readAllLines(TEST_DATA.resolve("faces-train").resolve("factors.csv"));

        assertThat(lines).hasSize(49);
        assertThat(lines.get(0))
                .isEqualTo("image,skin,hair,length,width,eyes,smile,glasses,beard,turn,tilt,light,background");
        List<FaceFactors> factors = new FaceImageSource(48, 0, FaceImageGenerator.SEED).factors();
        assertThat(lines.get(8)).startsWith("face-07.png,");
        String[] cells = lines.get(8).split(",");
        assertThat(Double.parseDouble(cells[6])).isCloseTo(factors.get(7).get(FaceFactor.SMILE), within(5e-5));
        assertThat(Double.parseDouble(cells[7])).isEqualTo(factors.get(7).get(FaceFactor.GLASSES));
    }

    /** Every factor is to be seen, and what is not changed stays as it is. */
    @ParameterizedTest
    @EnumSource
    void should_change_what_a_factor_tells_of(FaceFactor factor) {
        FaceFactors face = FaceFactors.random(new SplittableRandom(3)).with(factor, 0);

        float[] pair =
                FaceImageSource.rows(List.of(face, face.with(factor, factor.binary() ? 1 : 0.6), face.with(factor, 0)));

        int n = FaceImageSource.SHAPE.size();
        float[] before = Arrays.copyOf(pair, n);
        float[] after = Arrays.copyOfRange(pair, n, 2 * n);
        int changed = 0;
        for (int i = 0; i < n; i++) {
            changed += Math.abs(before[i] - after[i]) > 0.05 ? 1 : 0;
        }
        assertThat(changed).as(factor.name()).isGreaterThan(20);
        assertThat(Arrays.copyOfRange(pair, 2 * n, 3 * n)).isEqualTo(before);
        boolean all = factor == FaceFactor.TILT || factor == FaceFactor.BACKGROUND || factor == FaceFactor.LIGHT;
        assertThat(before[n - 1] == after[n - 1] || all).isTrue(); // the cloth at the lower right
        assertThat(before[0] == after[0] || factor == FaceFactor.BACKGROUND).isTrue();
    }

    @Test
    void should_draw_factors_that_do_not_depend_on_each_other() {
        List<FaceFactors> faces = new FaceImageSource(4000, 0, 1).factors();
        for (FaceFactor one : FaceFactor.values()) {
            double mean =
                    faces.stream().mapToDouble(face -> face.get(one)).average().orElseThrow();
            assertThat(mean).isCloseTo(0.5, within(0.03)); // four deviations of a coin's share
            for (FaceFactor other : FaceFactor.values()) {
                double product = faces.stream()
                        .mapToDouble(face -> (face.get(one) - 0.5) * (face.get(other) - 0.5))
                        .average()
                        .orElseThrow();
                double own = one.binary() ? 0.25 : 1.0 / 12;
                assertThat(product).isCloseTo(one == other ? own : 0, within(0.016));
            }
        }
    }

    @Test
    void should_be_rebuilt_from_provenance_and_share_no_face_with_its_neighbour() {
        FaceImageSource source = new FaceImageSource(3, 2, 7);
        var provenance = source.getProvenance();
        Helpers.testProvenanceMarshalling(provenance);
        var configuration = ProvenanceUtil.extractConfiguration(provenance);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        FaceImageSource rebuilt =
                (FaceImageSource) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt.getProvenance())
                .isEqualTo(provenance)
                .isNotEqualTo(new FaceImageSource(3, 3, 7).getProvenance());
        int n = FaceImageSource.SHAPE.size();
        assertThat(rows(5, 0)).containsExactly(concatenated(rows(3, 0), rows(2, 3)));
        assertThat(Arrays.copyOf(rows(3, 2), n)).isEqualTo(Arrays.copyOfRange(rows(3, 0), 2 * n, 3 * n));
    }

    private static float[] concatenated(float[] one, float[] other) {
        float[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void should_refuse_what_can_not_be() {
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new FaceImageSource(0, 0, 1))
                .withMessageContaining("from 1 to 174762 faces, not 0");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new FaceImageSource(1, -1, 1))
                .withMessageContaining("not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceFactors.random(new SplittableRandom(1)).with(FaceFactor.SMILE, 1.5))
                .withMessageContaining("SMILE goes from 0 to 1 and can't be 1.5");
    }
}
