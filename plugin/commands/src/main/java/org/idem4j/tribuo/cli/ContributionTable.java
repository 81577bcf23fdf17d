package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.anomaly.RowDetector;
import org.idem4j.tribuo.data.ColumnCoding;
import org.idem4j.tribuo.data.PlacedCoding;
import org.idem4j.tribuo.data.TableWriter;

/** For each anomaly its row, its score, and what each of its cells contributes to it: of a category its columns' sum. */
final class ContributionTable implements AutoCloseable {

    private final RowDetector detector;
    private final PlacedCoding coding;
    private final int[] order;
    private final AtomicFile file;
    private final TableWriter writer;

    private ContributionTable(RowDetector detector, PlacedCoding coding, AtomicFile file) {
        this.detector = detector;
        this.coding = coding;
        this.order = IntStream.range(0, coding.size())
                .boxed()
                .sorted(Comparator.comparingInt(c -> coding.first(c)))
                .mapToInt(Integer::intValue)
                .toArray();
        this.file = file;
        List<String> header = new ArrayList<>(List.of("row", "score"));
        IntStream.of(order).mapToObj(c -> coding.code(c).column()).forEach(header::add);
        this.writer = new TableWriter(file.stream(), header);
    }

    /** Begins a table beside its place. */
    static ContributionTable open(RowDetector detector, ColumnCoding coding, Path path) throws IOException {
        return new ContributionTable(
                detector, PlacedCoding.of(coding, detector.selfMap().names()), AtomicFile.ofText(path));
    }

    /**
     * Writes an anomaly.
     *
     * @param number Which row of the table it is, from 1.
     * @param row Its cells, in the detector's order.
     */
    void add(long number, double score, float[] row) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(number), Double.toString(score)));
        double[] shares = detector.contributions(row);
        for (int column : order) {
            double sum = 0;
            for (int place : coding.places(column)) {
                sum += shares[place];
            }
            cells.add(Double.toString(sum));
        }
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
