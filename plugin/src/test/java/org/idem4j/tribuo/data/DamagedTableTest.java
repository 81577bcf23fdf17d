package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a compressed table that lacks its end, or has other bytes, nothing is taken for a table. */
class DamagedTableTest {

    private static final int LINE = 16;
    private static final int ROWS = 5000;
    private static final int CUTS = 100;
    /** Before it stand the mark and what Java's writer leaves empty, of which no reader depends on all. */
    private static final int HEADER = 10;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    private String table(int rows) {
        StringBuilder text = new StringBuilder("temperat,humidi\n");
        for (int i = 0; i < rows; i++) {
            text.append(
                    String.format(Locale.ROOT, "%.3f,%.6f\n", 10 + 80 * random.nextDouble(), 9 * random.nextDouble()));
        }
        assertThat(text.length()).isEqualTo(LINE * (rows + 1));
        return text.toString();
    }

    private static byte[] gzip(String text, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv.gz"), bytes);
    }

    private static long rows(Path table) throws IOException {
        try (TableReader reader = TableReader.open(table, TableFormat.PLAIN)) {
            double[] row = new double[2];
            while (reader.next(row)) {
                continue;
            }
            return reader.row();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Without compression each byte more of the file gives one more, so that many a cut is at a line's end. */
    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, Deflater.DEFAULT_COMPRESSION})
    void should_be_refused_wherever_it_ends(int level) throws IOException {
        byte[] whole = gzip(table(ROWS), level);
        assertThat(rows(file(whole))).isEqualTo(ROWS);

        for (int i = 0; i < CUTS; i++) {
            int length = i < LINE + 8 ? whole.length - 1 - i : 2 + random.nextInt(whole.length - 2);
            Path cut = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> rows(cut))
                    .as("cut after " + length)
                    .isInstanceOf(TableException.class)
                    .hasMessageContainingAll(cut.toString(), "truncated or damaged", "row");
        }
    }

    @Test
    void should_be_refused_wherever_a_byte_is_another() throws IOException {
        byte[] whole = gzip(table(ROWS), Deflater.DEFAULT_COMPRESSION);

        for (int i = 0; i < CUTS; i++) {
            byte[] other = whole.clone();
            int place = HEADER + random.nextInt(whole.length - HEADER);
            other[place] ^= (byte) (1 << random.nextInt(8));
            Path damaged = file(other);
            assertThatThrownBy(() -> rows(damaged)).as("byte " + place).isInstanceOf(TableException.class);
        }
    }

    @Test
    void should_be_refused_where_a_later_member_ends_in_its_header() throws IOException {
        String text = table(ROWS);
        byte[] first = gzip(text.substring(0, LINE * 100), Deflater.DEFAULT_COMPRESSION);
        byte[] whole = joined(first, gzip(text.substring(LINE * 100), Deflater.DEFAULT_COMPRESSION));
        assertThat(rows(file(whole))).isEqualTo(ROWS);

        for (int more = 1; more < whole.length - first.length; more += more < 30 ? 1 : 4999) {
            Path cut = file(Arrays.copyOf(whole, first.length + more));
            assertThatThrownBy(() -> rows(cut))
                    .isInstanceOf(TableException.class)
                    .hasMessageContaining("truncated or damaged");
        }
    }

    @Test
    void should_say_the_row_that_was_reached() throws IOException {
        byte[] whole = gzip(table(100_000), Deflater.NO_COMPRESSION);
        Path cut = file(Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> rows(cut)).hasMessageMatching(".*breaks after row [45]\\d{4} .*; get it again\\.");
    }

    @Test
    void should_be_whole_with_the_zeros_of_a_tape_behind_it_and_nothing_else() throws IOException {
        byte[] whole = gzip(table(5), Deflater.DEFAULT_COMPRESSION);

        assertThat(rows(file(Arrays.copyOf(whole, 512)))).isEqualTo(5);
        Path more = file(joined(whole, new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> rows(more)).hasMessageContaining("something else behind");
    }

    @Test
    void should_be_read_whatever_its_header_has() throws IOException {
        byte[] whole = gzip(table(5), Deflater.DEFAULT_COMPRESSION);
        byte[] header = Arrays.copyOf(whole, HEADER);
        header[3] = 2 | 4 | 8 | 16; // a check sum, an extra field, a name and a comment
        byte[] further = {3, 0, 'e', 'x', 't', 'n', 0, 'c', 0, 1, 2};

        Path table = file(joined(joined(header, further), Arrays.copyOfRange(whole, HEADER, whole.length)));

        assertThat(rows(table)).isEqualTo(5);
    }
}
