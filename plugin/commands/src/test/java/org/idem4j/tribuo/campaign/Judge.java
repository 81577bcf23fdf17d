package org.idem4j.tribuo.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** Says what is wrong with what a command did on a damaged file: nothing, if it did its job or refused in words. */
final class Judge {

    /** Java's own words, which no message has. */
    private static final Pattern JARGON = Pattern.compile("\\tat |\\b(java|javax|jdk|sun)\\.[a-z]+\\.|"
            + "\\bcom\\.(sun|google|fasterxml|opencsv)\\.|\\bai\\.onnxruntime\\.|\\w+Exception\\b|\\w+Error\\b|(?<!')\\bnull\\b"
            + "|\\(unexpected;");

    private static final Set<Integer> CODES = Set.of(0, 1, 2);

    private Judge() {}

    static List<String> faults(Commands.Reading reading, Trial.Done done) {
        List<String> faults = new ArrayList<>();
        if (done.code() == null || done.err().contains("did not end")) {
            // A configuration may ask for a long training, which must let itself be stopped.
            if (!done.stopped() || !reading.asks() || done.err().contains("did not end")) {
                faults.add(done.stopped() ? "hangs" : "lets an exception out");
            }
        } else if (!CODES.contains(done.code())) {
            faults.add("exit code " + done.code());
        } else if (done.code() == 0) {
            unfinished(reading, done, faults);
        } else {
            message(reading, done.err(), faults);
        }
        done.changed().stream()
                .filter(file -> !mayChange(reading, done, file))
                .forEach(file -> faults.add("touches " + file));
        done.after().keySet().stream()
                .filter(file -> file.toString().endsWith(".tmp"))
                .forEach(file -> faults.add("leaves " + file));
        return faults;
    }

    /** Whether a damaged zip was exported as the whole one: it has check sums, by which the damage of all that is read shows. */
    static boolean exportsTheSame(Trial.Done done, Trial.Done whole) {
        return whole.changed().stream()
                .allMatch(file ->
                        Arrays.equals(whole.after().get(file), done.after().get(file)));
    }

    private static void message(Commands.Reading reading, String err, List<String> faults) {
        if (JARGON.matcher(err).find()) {
            faults.add("speaks Java");
        }
        if (err.contains("needs more memory")) {
            faults.add("takes all memory");
        }
        if (!err.contains("error: ")) {
            faults.add("says nothing");
        }
        // Each command takes one configuration, which its messages call so.
        boolean named = err.contains(Path.of(reading.file()).getFileName().toString())
                || reading.file().endsWith(".xml") && err.contains("in the configuration, ");
        if (!named) {
            faults.add("does not name the file");
        }
    }

    /** A command that fails leaves everything, but for a trained model that is worse than none, which is kept in its folder. */
    private static boolean mayChange(Commands.Reading reading, Trial.Done done, Path file) {
        String folder = file.getName(0).toString();
        boolean its = reading.words().stream().anyMatch(word -> word.equals(folder))
                || folder.startsWith(Commands.OUTPUT) && reading.words().contains(folder);
        boolean mine = its && !folder.equals("pictures");
        return mine && (done.code() == null || done.code() == 0 || done.code() == 1 && reading.trains());
    }

    /** Whatever a command wrote that ended well is whole, and its numbers are numbers. */
    private static void unfinished(Commands.Reading reading, Trial.Done done, List<String> faults) {
        for (String word : reading.words()) {
            if (!word.startsWith(Commands.OUTPUT)) {
                continue;
            }
            for (Path file : done.after().keySet()) {
                if (file.startsWith(word)
                        && done.changed().contains(file)
                        && !isWhole(file, done.after().get(file))) {
                    faults.add("writes a broken " + file);
                }
            }
            if (done.changed().stream().noneMatch(file -> file.startsWith(word))) {
                faults.add("ends well and writes no " + word);
            }
        }
    }

    private static boolean isWhole(Path file, byte[] content) {
        String name = file.getFileName().toString();
        try {
            if (name.matches(".*\\.(csv|csv\\.gz)")) {
                String text = new String(plain(name, content), StandardCharsets.UTF_8);
                return text.endsWith("\n") && !text.contains("NaN") && !text.contains("Infinity");
            }
            if (name.endsWith(".json")) {
                return new ObjectMapper().readTree(content).isContainerNode()
                        && !new String(content, StandardCharsets.UTF_8).contains("Infinity");
            }
            if (name.endsWith(".png")) {
                return ImageIO.read(new ByteArrayInputStream(content)) != null;
            }
            if (name.endsWith(".idx")) {
                ByteBuffer header = ByteBuffer.wrap(content);
                return 16 + header.getInt(4) * header.getInt(8) * header.getInt(12) == content.length;
            }
            return content.length > 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static byte[] plain(String name, byte[] content) throws IOException {
        InputStream stream = new ByteArrayInputStream(content);
        try (InputStream plain = name.endsWith("gz") ? new GZIPInputStream(stream) : stream) {
            return plain.readAllBytes();
        }
    }
}
