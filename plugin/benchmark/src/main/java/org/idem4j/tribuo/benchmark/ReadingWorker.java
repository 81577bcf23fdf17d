package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.image.IdxImageSource;

/** A process of its own that reads an IDX file, once while Java is cold and some times more. */
final class ReadingWorker {

    /** The file's bytes alone, out of gzip and thrown away. */
    static final String BYTES = "bytes";

    /** Dense rows, of the source. */
    static final String ROWS = "rows";

    /** Dense rows, of a Tribuo data set over the source. */
    static final String DATASET = "dataset";

    /**
     * What it took.
     *
     * @param cold The milliseconds of the first time.
     * @param warm The milliseconds of the last time.
     * @param bytes The most resident bytes of the first time, beyond those before it; 0 where that can't be told.
     */
    record Reading(double cold, double warm, long bytes) {}

    private static final int TIMES = 8;

    private ReadingWorker() {}

    /**
     * Reads, and prints a {@link Reading}.
     *
     * @param args What to make of the file, and the file.
     * @throws IOException If it can't be read.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        long self = ProcessHandle.current().pid();
        Optional<ResidentMemory> before = ResidentMemory.of(self);
        double cold = milliseconds(args[0], file);
        long bytes = ResidentMemory.of(self)
                .map(after -> after.peak() - before.orElseThrow().now())
                .orElse(0L);
        double warm = cold;
        for (int i = 1; i < TIMES; i++) {
            warm = milliseconds(args[0], file);
        }
        System.out.println(new ObjectMapper().writeValueAsString(new Reading(cold, warm, bytes)));
    }

    private static double milliseconds(String kind, Path file) throws IOException {
        long start = System.nanoTime();
        long values = read(kind, file);
        double milliseconds = (System.nanoTime() - start) * 1e-6;
        if (values < ReadingBenchmark.VALUES) {
            throw new IllegalStateException(file + " was read as " + values + " values only");
        }
        return milliseconds;
    }

    /** How many values came. */
    private static long read(String kind, Path file) throws IOException {
        if (kind.equals(BYTES)) {
            return bytes(file);
        }
        IdxImageSource source = new IdxImageSource(file);
        return kind.equals(ROWS)
                ? source.block().orElseThrow().inputs().length
                : ((RowBlockDataset) RowBlockDataset.of(source)).block().inputs().length;
    }

    private static long bytes(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                sum += count;
            }
        }
        return sum;
    }
}
