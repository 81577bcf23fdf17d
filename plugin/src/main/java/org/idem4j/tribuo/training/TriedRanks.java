package org.idem4j.tribuo.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.idem4j.onnx.io.AtomicFile;

/** The errors of ranks that were tried, kept so that a training that is gone on with does not try them again; for one thread. */
final class TriedRanks {

    private static final Logger LOGGER = Logger.getLogger(TriedRanks.class.getName());

    /** A rank, the bits of its error, and a checksum of both. */
    private static final Pattern LINE = Pattern.compile("((\\d{1,9}) ([0-9a-f]{16})) ([0-9a-f]{8})");

    /** More lines than there are ranks to try. */
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final Map<Integer, Double> errors = new LinkedHashMap<>();

    /** Reads what is there. */
    TriedRanks(Path file) {
        this.file = file;
        try {
            if (Files.exists(file) && Files.size(file) <= LARGEST) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> file + " can't be read, so its ranks are tried again.");
        }
    }

    private void read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches() && checksum(matcher.group(1)).equals(matcher.group(4))) {
            double error = Double.longBitsToDouble(Long.parseUnsignedLong(matcher.group(3), 16));
            errors.put(Integer.parseInt(matcher.group(2)), error);
        }
    }

    private static String line(int rank, double error) {
        String told = String.format("%d %016x", rank, Double.doubleToRawLongBits(error));
        return told + " " + checksum(told) + "\n";
    }

    private static String checksum(String told) {
        CRC32 checksum = new CRC32();
        checksum.update(told.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", checksum.getValue());
    }

    /** The error of a rank, if it has been tried. */
    OptionalDouble error(int rank) {
        return errors.containsKey(rank) ? OptionalDouble.of(errors.get(rank)) : OptionalDouble.empty();
    }

    /** Keeps one; a file that can't be written costs no training. */
    void keep(int rank, double error) {
        errors.put(rank, error);
        String text = errors.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        try {
            AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The ranks tried are not kept: " + e.getMessage());
        }
    }
}
