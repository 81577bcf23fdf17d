package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.anomaly.RowDetector;
import org.idem4j.tribuo.data.TableWriter;

/** For each anomaly its row, its score, and what each of its cells contributes to it. */
final class ContributionTable implements AutoCloseable {

    private final RowDetector detector;
    private final AtomicFile file;
    private final TableWriter writer;

    private ContributionTable(RowDetector detector, AtomicFile file) {
        this.detector = detector;
        this.file = file;
        List<String> header = new ArrayList<>(List.of("row", "score"));
        header.addAll(detector.selfMap().names());
        this.writer = new TableWriter(file.stream(), header);
    }

    /** Begins a table beside its place. */
    static ContributionTable open(RowDetector detector, Path path) throws IOException {
        return new ContributionTable(detector, new AtomicFile(path));
    }

    /**
     * Writes an anomaly.
     *
     * @param number Which row of the table it is, from 1.
     * @param row Its cells, in the detector's order.
     */
    void add(long number, double score, float[] row) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(number), Double.toString(score)));
        Arrays.stream(detector.contributions(row)).mapToObj(Double::toString).forEach(cells::add);
        writer.write(cells.toArray(String[]::new));
    }

    /** Puts the table in its place. */
    void commit() throws IOException {
        writer.flush();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
