package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would become large rows. */
class TableBoundsTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void begin() {
        table = folder.resolve("table.csv.gz");
    }

    private void write(String begin, char repeated, int times) throws IOException {
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(table))) {
            stream.write(begin.getBytes());
            byte[] piece = new byte[MIB];
            Arrays.fill(piece, (byte) repeated);
            for (int left = times; left > 0; left -= MIB) {
                stream.write(piece, 0, Math.min(MIB, left));
            }
        }
    }

    private void readAll() throws IOException {
        try (TableReader reader = TableReader.open(table, TableFormat.ANY)) {
            while (reader.next()) {
                assertThat(reader.row()).isPositive();
            }
        }
    }

    @Test
    void should_refuse_a_line_without_end() throws IOException {
        write("a,b\n1,2\n3,", '4', 40 * MIB);

        assertThatExceptionOfType(TableException.class)
                .isThrownBy(this::readAll)
                .withMessageContainingAll(table.toString(), "after line 2", "longer than the 16777216 characters");
    }

    @Test
    void should_refuse_a_header_without_end() throws IOException {
        write("a,b", 'c', 40 * MIB);

        assertThatExceptionOfType(TableException.class)
                .isThrownBy(this::readAll)
                .withMessageContainingAll(table.toString(), "after line 0", "longer than the 16777216 characters");
    }

    @Test
    void should_refuse_a_row_of_commas() throws IOException {
        write("a,b\n1,2\n", ',', 15 * MIB);

        assertThatExceptionOfType(TableException.class)
                .isThrownBy(this::readAll)
                .withMessageContainingAll(table.toString(), "after line 2", "more than 1000000 cells");
    }

    @Test
    void should_refuse_a_header_of_commas() throws IOException {
        write("", ',', 15 * MIB);

        assertThatExceptionOfType(TableException.class)
                .isThrownBy(this::readAll)
                .withMessageContainingAll(table.toString(), "after line 0", "more than 1000000 cells");
    }

    @Test
    void should_read_a_row_within_the_bounds() throws IOException {
        write("a,b\n1,", '2', 15 * MIB);

        try (TableReader reader = TableReader.open(table, TableFormat.ANY)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.cell(1)).hasSize(15 * MIB);
        }
    }
}
