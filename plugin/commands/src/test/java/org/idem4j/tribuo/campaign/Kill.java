package org.idem4j.tribuo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a JVM of its own that is ended in the midst. */
final class Kill {

    /** Longer than a command takes to end. */
    private static final int SECONDS = 120;

    /** From the start of a JVM to the end of a small command. */
    private static final int MOST_MILLIS = 4_000;

    private final Path folder;

    /** Has commands work on the files of a folder. */
    Kill(Path folder) {
        this.folder = folder;
    }

    private Process start(String... words) throws IOException {
        List<String> command = Campaign.java(folder.resolve("java.args"));
        command.addAll(List.of(Commands.in(folder, words)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Lets a command run to its end. */
    void none(String... words) throws Exception {
        assertThat(start(words).waitFor()).as(() -> log()).isZero();
    }

    /**
     * Ends one by KILL or TERM: after some time, or as soon as it writes.
     *
     * @param random What decides when and how.
     * @return What was done.
     */
    String one(SplittableRandom random, String... words) throws Exception {
        Process process = start(words);
        boolean writing = random.nextBoolean();
        boolean forcibly = random.nextBoolean();
        int millis = random.nextInt(writing ? 30 : MOST_MILLIS);
        long begin = System.nanoTime();
        while (writing && process.isAlive() && temporary().isEmpty()) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        boolean ended = !process.isAlive();
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(process.exitValue()).as(() -> log()).isIn(ended ? List.of(0) : List.of(0, 143, 137));
        if (!forcibly) {
            assertThat(temporary()).as("left by a process that could tidy up").isEmpty();
        }
        assertThat(log()).doesNotContain("\tat ", "Exception");
        return (ended ? "too late " : "") + (forcibly ? "KILL" : "TERM") + " after "
                + (System.nanoTime() - begin) / 1_000_000 + " ms" + (writing ? ", as it wrote" : "");
    }

    /** Files under construction. */
    List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        } catch (UncheckedIOException e) {
            return List.of(); // one was moved while we looked
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
