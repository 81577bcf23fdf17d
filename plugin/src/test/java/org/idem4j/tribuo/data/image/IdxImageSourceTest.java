package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

class IdxImageSourceTest {

    private static final Path TEST_DATA = Path.of("..", "test-data");

    @TempDir
    Path folder;

    private static byte[] idx(int[] sizes, int... values) {
        byte[] file = new byte[4 + 4 * sizes.length + values.length];
        file[2] = 8;
        file[3] = (byte) sizes.length;
        for (int i = 0; i < sizes.length; i++) {
            for (int b = 0; b < 4; b++) {
                file[4 + 4 * i + b] = (byte) (sizes[i] >> 24 - 8 * b);
            }
        }
        for (int i = 0; i < values.length; i++) {
            file[4 + 4 * sizes.length + i] = (byte) values[i];
        }
        return file;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** Three images of 1 x 2 x 3; the first pixel is 0 in all. */
    private static final byte[] THREE =
            idx(new int[] {3, 2, 3}, 0, 1, 2, 3, 4, 5, 0, 51, 102, 153, 204, 255, 0, 7, 8, 9, 10, 11);

    private static float[] row(RowBlock block, int row) {
        float[] values = new float[block.names().size()];
        block.copyInputs(row, values, 0);
        return values;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void should_give_every_pixel_in_order(boolean compressed) throws IOException {
        IdxImageSource source = new IdxImageSource(file("images", compressed ? gzip(THREE) : THREE));
        RowBlock block = source.block().orElseThrow();

        assertThat(source.shape()).isEqualTo(new ImageShape(1, 2, 3));
        assertThat(block.rows()).isEqualTo(3);
        assertThat(block.names()).containsExactly("p0000", "p0001", "p0002", "p0003", "p0004", "p0005");
        assertThat(block.isOwnTarget()).isTrue();
        assertThat(row(block, 1)).containsExactly(0, 51 / 255f, 102 / 255f, 153 / 255f, 204 / 255f, 1);
        int rows = 0;
        for (Example<Regressor> example : source) {
            int column = 0;
            for (Feature feature : example) {
                assertThat(feature.getName()).isEqualTo(block.names().get(column));
                assertThat((float) feature.getValue()).isEqualTo(row(block, rows)[column++]);
            }
            assertThat(column).isEqualTo(6);
            assertThat(example.getOutput().getNames())
                    .containsExactly(block.names().toArray(String[]::new));
            rows++;
        }
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void should_read_coloured_images_channel_by_channel() throws IOException {
        IdxImageSource source = new IdxImageSource(file("images", idx(new int[] {1, 3, 1, 1}, 1, 2, 3)));

        assertThat(source.shape()).isEqualTo(new ImageShape(3, 1, 1));
        assertThat(row(source.block().orElseThrow(), 0)).containsExactly(1 / 255f, 2 / 255f, 3 / 255f);
    }

    @Test
    void should_choose_by_labels_and_number() throws IOException {
        Path images = file("images", THREE);
        Path labels = file("labels", idx(new int[] {3}, 7, 1, 7));
        IdxImageSource sevens = new IdxImageSource(images, labels, "7", 0);
        IdxImageSource first = new IdxImageSource(images, labels, "7, 1", 2);

        assertThat(sevens.labels()).containsExactly(7, 7);
        assertThat(row(sevens.block().orElseThrow(), 1)).containsExactly(row(all(images), 2));
        assertThat(first.labels()).containsExactly(7, 1);
        assertThat(first.block().orElseThrow().rows()).isEqualTo(2);
        assertThat(new IdxImageSource(images).labels()).isEmpty();
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new IdxImageSource(images, labels, "3", 0).block())
                .withMessageContaining("no image whose label is one of 3");
    }

    private static RowBlock all(Path images) {
        return new IdxImageSource(images).block().orElseThrow();
    }

    @Test
    void should_refuse_settings_that_can_not_be() throws IOException {
        Path images = file("images", THREE);

        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdxImageSource(folder.resolve("none")))
                .withMessageContaining("none");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdxImageSource(images, null, "7", 0))
                .withMessageContaining("set labelsPath");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdxImageSource(images, images, "7,x", 0))
                .withMessageContaining("'x' is no label");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdxImageSource(images, null, "", -1))
                .withMessageContaining("must not be negative");
    }

    @Test
    void should_refuse_what_is_no_whole_file() throws IOException {
        byte[] other = THREE.clone();
        other[2] = 0x0d;
        assertRefused(file("f", other), "type 0x0d; only unsigned bytes");
        assertRefused(file("f", Arrays.copyOf(THREE, THREE.length - 1)), "3x2x3 bytes", "34, but it has 33");
        assertRefused(file("f", Arrays.copyOf(THREE, THREE.length + 1)), "34, but it has 35");
        assertRefused(file("f", Arrays.copyOf(THREE, 9)), "within its header");
        assertRefused(file("f", "width,height\n".getBytes()), "does not begin as an IDX file");
        assertRefused(file("f", idx(new int[] {1, 0, 3})), "0 as one of its sizes");
        assertRefused(file("f", idx(new int[] {2, 2}, 1, 2, 3, 4)), "so it holds labels or rows, no images");
        assertRefused(file("f", new byte[] {0, 0, 8, 9}), "has 9 dimensions");
    }

    /** What a header promises is no reason to make an array of that size. */
    @Test
    void should_refuse_a_header_that_promises_more_than_there_is() throws IOException {
        byte[] vast = idx(new int[] {2_000_000_000, 1000, 1});
        assertRefused(file("f", vast), "its header promises 2000000000x1000x1 bytes");
        assertRefused(file("f", gzip(vast)), "compressed bytes can't hold");
        assertRefused(
                file("f", idx(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE})),
                "promises more than any file holds");
    }

    @Test
    void should_refuse_compressed_files_that_end_early_or_late_or_break() throws IOException {
        assertRefused(file("f", gzip(Arrays.copyOf(THREE, THREE.length - 1))), "ends after 2 of the 3 records");
        assertRefused(file("f", gzip(Arrays.copyOf(THREE, THREE.length + 1))), "goes on after the 3 records");
        byte[] broken = gzip(THREE);
        assertRefused(file("f", Arrays.copyOf(broken, broken.length - 12)), "is truncated or damaged");
        assertRefused(file("f", Arrays.copyOf(broken, broken.length - 1)), "of 3 (it ends early)");
        byte[] checksum = broken.clone();
        checksum[checksum.length - 6] ^= 1;
        assertRefused(file("f", checksum), "is truncated or damaged");
    }

    @Test
    void should_refuse_labels_that_do_not_belong_to_the_images() throws IOException {
        Path images = file("images", THREE);
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new IdxImageSource(images, file("l", idx(new int[] {2}, 7, 1)), "", 0).labels())
                .withMessageContaining("3 images, but")
                .withMessageContaining("2 labels");
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new IdxImageSource(images, images, "", 0).labels())
                .withMessageContaining("no labels");
    }

    private static void assertRefused(Path file, String... messages) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> new IdxImageSource(file).block())
                .satisfies(e ->
                        assertThat(e.getMessage()).contains(file.toString()).contains(messages));
    }

    @Test
    void should_be_rebuilt_from_provenance() {
        IdxImageSource source = new IdxImageSource(
                TEST_DATA.resolve("digits-test-images.gz"), TEST_DATA.resolve("digits-test-labels.gz"), "3,5", 7);
        Helpers.testProvenanceMarshalling(source.getProvenance());
        var configuration = ProvenanceUtil.extractConfiguration(source.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);

        IdxImageSource rebuilt =
                (IdxImageSource) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt.getProvenance()).isEqualTo(source.getProvenance());
        assertThat(rebuilt.block().orElseThrow().inputs())
                .containsExactly(source.block().orElseThrow().inputs());
        assertThat(rebuilt.labels()).containsExactly(3, 5, 3, 5, 3, 5, 3);
        assertThat(SourceProvenance.imageShape(source.getProvenance())).contains("1x28x28");
        assertThat(SourceProvenance.allSha256(source.getProvenance())).hasSize(1);
    }
}
