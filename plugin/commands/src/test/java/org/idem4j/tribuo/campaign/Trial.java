package org.idem4j.tribuo.campaign;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.idem4j.tribuo.cli.Idem4j;

/** One command at a time on a folder that is put back as it was after each. */
final class Trial implements AutoCloseable {

    /** No command on such small files takes a second of its own accord. */
    private static final int SECONDS = 20;

    /** Long enough for a step of a training to end. */
    private static final int SECONDS_TO_STOP = 10;

    /**
     * What a command did.
     *
     * @param code Its exit code; null if an exception came out of it, or if it would not end.
     * @param stopped Whether it was interrupted since it took too long.
     * @param out What it told.
     * @param err Its errors, and at the end what came out of it instead of an exit code.
     * @param changed The files of the folder that came, went or have other bytes, but for the damaged one.
     * @param after All files of the folder.
     */
    record Done(Integer code, boolean stopped, String out, String err, Set<Path> changed, Map<Path, byte[]> after) {}

    private final Path folder;
    private final Map<Path, byte[]> whole;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "trial");
        made.setDaemon(true);
        return made;
    });

    /** Takes the folder for whole as it stands. */
    Trial(Path folder) throws IOException {
        this.folder = folder;
        this.whole = Campaign.content(folder);
    }

    byte[] whole(String file) {
        return whole.get(Path.of(file)).clone();
    }

    /** Puts a file in place of another, runs the command, and puts the folder back. */
    Done run(String file, byte[] content, String... words) throws IOException, InterruptedException {
        Path place = Path.of(file);
        Files.write(folder.resolve(place), content);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Future<Integer> running = thread.submit(
                () -> Idem4j.run(new PrintWriter(out, true), new PrintWriter(err, true), Commands.in(folder, words)));
        boolean stopped = false;
        Integer code = null;
        try {
            code = running.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            stopped = true;
            running.cancel(true);
            Future<?> next = thread.submit(() -> {});
            err.write(ends(next) ? "" : "\ndid not end");
        } catch (ExecutionException e) {
            err.write("\ncame out of it: " + e.getCause());
        }
        Map<Path, byte[]> after = Campaign.content(folder);
        Set<Path> changed = changed(after);
        if (changed.remove(place) && !Arrays.equals(content, after.get(place))) {
            changed.add(place);
        }
        restore(after);
        return new Done(code, stopped, out.toString(), err.toString(), changed, after);
    }

    private static boolean ends(Future<?> next) throws InterruptedException {
        try {
            next.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private Set<Path> changed(Map<Path, byte[]> after) {
        Set<Path> changed = new TreeSet<>(whole.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(file -> Arrays.equals(whole.get(file), after.get(file)));
        return changed;
    }

    private void restore(Map<Path, byte[]> after) throws IOException {
        for (Path file : changed(after)) {
            if (whole.containsKey(file)) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.write(folder.resolve(file), whole.get(file));
            } else {
                Files.delete(folder.resolve(file));
            }
        }
        Path made = folder.resolve(Commands.OUTPUT);
        if (Files.exists(made)) {
            try (Stream<Path> files = Files.walk(made)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
