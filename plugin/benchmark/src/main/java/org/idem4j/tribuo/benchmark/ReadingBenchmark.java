package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.benchmark.ReadingWorker.Reading;
import org.idem4j.tribuo.data.image.DigitImageGenerator;
import org.idem4j.tribuo.data.image.IdxReader;
import org.idem4j.tribuo.data.image.IdxWriter;

/**
 * An IDX file of MNIST's size into dense rows, beside its bytes out of gzip alone: each in a process of its own, in turns, while Java
 * is cold and when it is warm.
 */
final class ReadingBenchmark {

    private static final int IMAGES = 60_000;

    /** Of all images. */
    static final long VALUES = (long) IMAGES * 28 * 28;

    private static final List<String> KINDS = List.of(ReadingWorker.BYTES, ReadingWorker.ROWS, ReadingWorker.DATASET);

    private final int rounds;

    ReadingBenchmark(int rounds) {
        this.rounds = rounds;
    }

    Map<String, Object> run() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("idem4j-reading")) {
            Path file = file(folder.path());
            Map<String, List<Reading>> readings = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (String kind : KINDS) {
                    readings.computeIfAbsent(kind, key -> new ArrayList<>()).add(read(folder.path(), kind, file));
                }
            }
            return told(Files.size(file), readings);
        }
    }

    /** The project's digits, again and again, as many as MNIST has for training. */
    private static Path file(Path folder) throws IOException {
        DigitImageGenerator.write(folder);
        Path file = folder.resolve("images.gz");
        try (IdxReader digits = IdxReader.open(folder.resolve("digits-train-images.gz"));
                OutputStream stream = Files.newOutputStream(file);
                IdxWriter idx = new IdxWriter(stream, true, IMAGES, 28, 28)) {
            byte[] all = new byte[digits.records() * digits.recordSize()];
            digits.read(all, 0, digits.records());
            for (int i = 0; i < IMAGES; i += digits.records()) {
                idx.write(all);
            }
        }
        return file;
    }

    private static Reading read(Path folder, String kind, Path file) throws IOException {
        List<String> command = JavaCommand.of(folder, ReadingWorker.class, kind, file.toString());
        return new ObjectMapper().readValue(WholeProcess.said(command, folder), Reading.class);
    }

    private static Map<String, Object> told(long fileBytes, Map<String, List<Reading>> readings) {
        System.out.printf(
                Locale.ROOT,
                "%nReading %d images from %.1f MB: ms cold and warm, medians (10th to 90th percentile); MB beyond at most, cold.%n",
                IMAGES,
                fileBytes / 1e6);
        Figures floorCold = figures(readings.get(ReadingWorker.BYTES), Reading::cold);
        Figures floorWarm = figures(readings.get(ReadingWorker.BYTES), Reading::warm);
        Map<String, Object> results = new LinkedHashMap<>();
        readings.forEach((kind, of) -> {
            Figures cold = figures(of, Reading::cold);
            Figures warm = figures(of, Reading::warm);
            Figures bytes = figures(of, Reading::bytes);
            System.out.printf(
                    Locale.ROOT,
                    "  %-10s cold %s [%.2f]  warm %s [%.2f] %6.0f MB%n",
                    kind,
                    text(cold),
                    cold.median() / floorCold.median(),
                    text(warm),
                    warm.median() / floorWarm.median(),
                    bytes.median() / 1e6);
            results.put(kind, Map.of("cold_ms", cold, "warm_ms", warm, "bytes", bytes));
        });
        return results;
    }

    private static String text(Figures figures) {
        return String.format(Locale.ROOT, "%6.0f (%.0f to %.0f)", figures.median(), figures.low(), figures.high());
    }

    private static Figures figures(List<Reading> readings, ToDoubleFunction<Reading> of) {
        return Figures.of(readings.stream().mapToDouble(of).toArray());
    }
}
