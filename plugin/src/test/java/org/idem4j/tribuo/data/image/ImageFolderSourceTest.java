package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.test.Helpers;

class ImageFolderSourceTest {

    @TempDir
    Path folder;

    private interface Colour {
        int at(int x, int y);
    }

    private static byte[] picture(String format, int type, int width, int height, Colour rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY) {
                    image.getRaster().setSample(x, y, 0, rgb.at(x, y));
                } else {
                    image.setRGB(x, y, 0xff000000 | rgb.at(x, y));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] grey(int width, int height, Colour grey) throws IOException {
        return picture("png", BufferedImage.TYPE_BYTE_GRAY, width, height, grey);
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private float[] rows(int channels, int height, int width) {
        return new ImageFolderSource(folder, new ImageShape(channels, height, width))
                .block()
                .orElseThrow()
                .inputs();
    }

    /** Java's own conversion of grey to red, green and blue would make 100 of 32. */
    @Test
    void should_read_every_pixel_as_it_stands() throws IOException {
        put("a.png", grey(2, 2, (x, y) -> 10 + 100 * y + 32 * x));
        put("b.png", picture("png", BufferedImage.TYPE_USHORT_GRAY, 2, 2, (x, y) -> 257 * (32 + x)));
        put("c.png", picture("png", BufferedImage.TYPE_INT_ARGB, 2, 2, (x, y) -> 0x204060 + x));

        assertThat(rows(1, 2, 2))
                .containsExactly(values(10, 42, 110, 142, 32, 33, 32, 33, 58, 58, 58, 58)); // .299, .587, .114
        assertThat(Arrays.copyOfRange(rows(3, 2, 2), 24, 36))
                .containsExactly(values(32, 32, 32, 32, 64, 64, 64, 64, 96, 97, 96, 97));
        assertThat(Arrays.copyOf(rows(3, 2, 2), 12))
                .containsExactly(values(10, 42, 110, 142, 10, 42, 110, 142, 10, 42, 110, 142));
    }

    private static float[] values(int... bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] / 255f;
        }
        return values;
    }

    @Test
    void should_read_jpeg() throws IOException {
        put("a.JPG", picture("jpeg", BufferedImage.TYPE_INT_RGB, 16, 16, (x, y) -> 0x6040c0));

        float[] row = rows(3, 1, 1);

        float[] flat = values(0x60, 0x40, 0xc0);
        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(row[c] - flat[c])).isLessThanOrEqualTo(2.01f / 255); // what JPEG rounds
        }
    }

    /** Halved, a new pixel is (1, 3, 3, 1)/8 of the four old ones in each direction that it lies between. */
    @Test
    void should_take_the_middle_and_weigh_by_triangles() throws IOException {
        put("a.png", grey(8, 4, (x, y) -> 20 * x + y));

        float[] row = rows(1, 2, 2);

        // The middle is x from 2 to 5, but what lies around it counts at its border: 1 to 4 and 3 to 6; y meets the
        // edge.
        double[] across = {(1 + 3 * 2 + 3 * 3 + 4) / 8.0 * 20, (3 + 3 * 4 + 3 * 5 + 6) / 8.0 * 20};
        double[] down = {(3 * 0 + 3 * 1 + 2) / 7.0, (1 + 3 * 2 + 3 * 3) / 7.0};
        assertThat(row)
                .containsExactly(values(
                        (int) Math.round(across[0] + down[0]),
                        (int) Math.round(across[1] + down[0]),
                        (int) Math.round(across[0] + down[1]),
                        (int) Math.round(across[1] + down[1])));
    }

    /** Doubled, a new pixel lies a quarter of the way between two old ones. */
    @Test
    void should_enlarge_between_pixels() throws IOException {
        put("a.png", grey(2, 2, (x, y) -> 80 * x));

        assertThat(Arrays.copyOf(rows(1, 4, 4), 4)).containsExactly(values(0, 20, 60, 80));
    }

    @Test
    void should_go_by_name_or_by_seed_through_all_folders() throws IOException {
        for (int i = 0; i < 12; i++) {
            int value = i;
            put((i % 2 == 0 ? "even/" : "") + "f%02d.png".formatted(i), grey(1, 1, (x, y) -> value));
        }
        put(".hidden/x.png", grey(1, 1, (x, y) -> 99));
        put("readme.txt", "no picture".getBytes());
        int[] byName = {0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11};
        ImageFolderSource source = new ImageFolderSource(folder, new ImageShape(1, 1, 1));
        float[] shuffled = source.shuffled(3, 0).block().orElseThrow().inputs();

        assertThat(rows(1, 1, 1)).containsExactly(values(byName));
        assertThat(shuffled)
                .isNotEqualTo(values(byName))
                .containsExactlyInAnyOrder(values(byName))
                .containsExactly(source.shuffled(3, 0).block().orElseThrow().inputs());
        assertThat(source.shuffled(3, 5).block().orElseThrow().inputs()).containsExactly(Arrays.copyOf(shuffled, 5));
    }

    @Test
    void should_leave_out_what_another_source_takes() throws IOException {
        for (int i = 0; i < 7; i++) {
            int value = i;
            put("f" + i + ".png", grey(1, 1, (x, y) -> value));
        }
        ImageFolderSource source = new ImageFolderSource(folder, new ImageShape(1, 1, 1));
        float[] all = source.shuffled(3, 0).block().orElseThrow().inputs();

        assertThat(source.shuffled(3, 2, 3).block().orElseThrow().inputs())
                .containsExactly(Arrays.copyOfRange(all, 2, 5));
        assertThat(source.shuffled(3, 5, 0).block().orElseThrow().inputs())
                .containsExactly(Arrays.copyOfRange(all, 5, 7));
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> source.shuffled(3, 7, 0).block())
                .withMessageContaining("has 7 images, and 'skip' leaves out 7");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> source.shuffled(3, -1, 0))
                .withMessageContaining("skip is -1");
    }

    /** CelebA's aligned faces are 178 wide and 218 high: of these the middle 178 x 178 are taken, at 64 x 64. */
    @Test
    void should_take_the_middle_square_of_a_portrait() throws IOException {
        put("a.png", picture("png", BufferedImage.TYPE_INT_RGB, 178, 218, (x, y) -> y < 20 || y >= 198 ? 0xff0000 : y));

        float[] blue = Arrays.copyOfRange(rows(3, 64, 64), 2 * 64 * 64, 3 * 64 * 64);

        double step = 178.0 / 64;
        for (int line = 1; line < 63; line++) { // at the borders what lies beyond counts, too
            assertThat(blue[64 * line + 31] * 255.0).isCloseTo(19.5 + (line + 0.5) * step, within(0.6));
        }
        assertThat(rows(3, 64, 64)[32 * 64 + 5]).isZero();
    }

    @Test
    void should_follow_links_within_the_folder_alone(@TempDir Path elsewhere) throws IOException {
        put("a.png", grey(1, 1, (x, y) -> 1));
        Path outside = Files.write(elsewhere.resolve("secret.png"), grey(1, 1, (x, y) -> 2));
        Files.createSymbolicLink(folder.resolve("b.png"), Path.of("a.png"));
        Files.createSymbolicLink(folder.resolve("c.png"), outside);
        Files.createSymbolicLink(folder.resolve("d.png"), Path.of("nowhere.png"));
        Files.createSymbolicLink(folder.resolve("e"), elsewhere);
        Files.createSymbolicLink(folder.resolve("f"), folder);

        assertThat(rows(1, 1, 1)).containsExactly(values(1, 1));
    }

    @Test
    void should_leave_damaged_files_out_and_refuse_a_folder_of_them() throws IOException {
        byte[] good = grey(3, 3, (x, y) -> 7);
        put("damaged1.png", Arrays.copyOf(good, good.length / 2));
        put("damaged2.jpg", "no picture at all".getBytes());
        put("damaged3.png", new byte[0]);

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> rows(1, 1, 1))
                .withMessageContaining("3 of 3 images can't be read")
                .withMessageContaining("damaged2.jpg: it is neither PNG nor JPEG");
        put("good.png", good);
        assertThat(rows(1, 1, 1)).containsExactly(values(7));
    }

    @Test
    void should_refuse_a_vast_picture_by_its_header() throws IOException {
        byte[] vast = grey(1, 1, (x, y) -> 7);
        ByteBuffer header = ByteBuffer.wrap(vast);
        header.putInt(16, 100_000).putInt(20, 100_000);
        CRC32 crc = new CRC32();
        crc.update(vast, 12, 17);
        header.putInt(29, (int) crc.getValue());
        put("vast.png", vast);

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> rows(1, 1, 1))
                .withMessageContaining("it has 10000000000 pixels, more than");
    }

    @Test
    void should_refuse_what_can_not_be() throws IOException {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> rows(1, 1, 1))
                .withMessageContaining("no file whose name ends in .png");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new ImageFolderSource(folder.resolve("none"), new ImageShape(1, 1, 1)))
                .withMessageContaining("There is no folder");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new ImageFolderSource(folder, new ImageShape(2, 1, 1)))
                .withMessageContaining("1 channel or 3, not 2");
    }

    @Test
    void should_be_rebuilt_from_provenance_and_notice_a_change() throws IOException {
        for (int i : IntStream.range(0, 4).toArray()) {
            put("f" + i + ".png", grey(2, 3, (x, y) -> 10 * i + x));
        }
        ImageFolderSource source = new ImageFolderSource(folder, new ImageShape(3, 2, 2)).shuffled(5, 1, 3);
        var before = source.getProvenance();
        Helpers.testProvenanceMarshalling(before);
        var configuration = ProvenanceUtil.extractConfiguration(before);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        ImageFolderSource rebuilt =
                (ImageFolderSource) manager.lookup(configuration.get(0).getName());
        RowBlock block = rebuilt.block().orElseThrow();

        assertThat(rebuilt.getProvenance()).isEqualTo(before);
        assertThat(block.inputs()).containsExactly(source.block().orElseThrow().inputs());
        assertThat(block.rows()).isEqualTo(3);
        put("f0.png", grey(2, 3, (x, y) -> 200));
        put("f1.png", grey(2, 3, (x, y) -> 200));
        assertThat(rebuilt.getProvenance()).isNotEqualTo(before);
    }
}
