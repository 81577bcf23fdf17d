package org.idem4j.onnx.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary files of this process, and folders of such, which are deleted as it ends, and those of others that were killed. A
 * name says which process of which system made the file, {@code .TARGET.SYSTEM-PROCESS-START-NUMBER.tmp}, so that none is taken
 * away from one that lives, or of which nothing is known: another machine's on a shared folder, another container's.
 */
final class Leftovers {

    private static final String ENDING = ".tmp";
    private static final Pattern MAKER = Pattern.compile("([0-9a-f]{12})-(\\d{1,10})-(\\d{1,19})-[0-9a-z]{1,13}");

    /** By which a process's start may be told differently after the clock was set. */
    private static final long SECONDS = 60;

    /** Of a folder into which a thread may still write as the process ends. */
    private static final int MOST_TRIES = 100;

    private static final AtomicLong NUMBER = new AtomicLong();
    static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::removeBegun, "idem4j-temporary-files"));
        } catch (IllegalStateException e) {
            // The process is ending already; what it then leaves is for the next to tidy up.
        }
    }

    /** The folder that was looked through last, for many files of one folder. */
    private static volatile Folder looked = new Folder(null, 0, List.of());

    /** Nanoseconds after which a folder is looked through again: another process may have been killed since. */
    private static final long RECENT = 10_000_000_000L;

    private record Folder(Path path, long time, List<Path> leftovers) {
        boolean stillKnown(Path other) {
            return other.equals(path) && System.nanoTime() - time < RECENT;
        }
    }

    /** What tells one system's processes from another's; empty where nothing does. */
    private static final class ThisSystem {
        private static final String ID = id();

        private static String id() {
            StringBuilder facts = new StringBuilder();
            for (String file : List.of("/etc/machine-id", "/proc/sys/kernel/hostname")) {
                try {
                    facts.append(Files.readString(Path.of(file)));
                } catch (IOException e) {
                    continue;
                }
            }
            try {
                facts.append(Files.readSymbolicLink(Path.of("/proc/self/ns/pid")));
            } catch (IOException | UnsupportedOperationException e) {
                facts.append(System.getenv("COMPUTERNAME"));
            }
            return hash(facts.toString());
        }
    }

    private Leftovers() {}

    private static String hash(String text) {
        try {
            return Sha256.of(text.getBytes(StandardCharsets.UTF_8), List.of()).substring(0, 12);
        } catch (IOException e) {
            throw new IllegalStateException("No file is read", e);
        }
    }

    /** A place for a temporary file; it goes with the process unless it has {@linkplain #ended ended} before. */
    static Path begun(Path target) {
        ProcessHandle self = ProcessHandle.current();
        Path path = target.toAbsolutePath()
                .resolveSibling(prefix(target)
                        + String.join(
                                "-",
                                ThisSystem.ID,
                                Long.toString(self.pid()),
                                Long.toString(start(self).orElse(0L)),
                                Long.toString(NUMBER.incrementAndGet(), Character.MAX_RADIX))
                        + ENDING);
        BEGUN.add(path);
        return path;
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static Optional<Long> start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond);
    }

    static void ended(Path path) {
        BEGUN.remove(path);
    }

    /** Ends what could not be made, or not wholly. */
    static void discard(Path path) {
        deleteIfPossible(path);
        ended(path);
    }

    private static void removeBegun() {
        for (Path path : BEGUN) {
            deleteIfPossible(path);
        }
    }

    /** Deletes a file, or a folder with the files in it; of a link the link alone, and no folder in the folder. */
    static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return;
        }
        for (int tries = 1; ; tries++) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            try {
                Files.deleteIfExists(path);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void deleteIfPossible(Path path) {
        try {
            delete(path);
        } catch (IOException | RuntimeException e) {
            return; // a system that holds on to open files, or a disk that is gone
        }
    }

    /** Deletes what processes that are gone have begun to write to a target; a folder is looked through once in ten seconds. */
    static void remove(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        Folder found = looked;
        if (!found.stillKnown(folder)) {
            found = new Folder(folder, System.nanoTime(), of(folder));
            looked = found;
        }
        String prefix = prefix(target);
        for (Path leftover : found.leftovers()) {
            String name = leftover.getFileName().toString();
            if (name.startsWith(prefix) && isOfNobody(name.substring(prefix.length()))) {
                deleteIfPossible(leftover);
            }
        }
    }

    private static List<Path> of(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + ENDING)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        } catch (IOException | RuntimeException e) {
            return List.of(); // what can't be looked at can't be tidied up
        }
    }

    private static boolean isOfNobody(String maker) {
        Matcher matcher = MAKER.matcher(maker.substring(0, Math.max(0, maker.length() - ENDING.length())));
        if (!matcher.matches() || !matcher.group(1).equals(ThisSystem.ID)) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(matcher.group(2)));
        Optional<Long> start = process.filter(ProcessHandle::isAlive).flatMap(Leftovers::start);
        long asked = Long.parseLong(matcher.group(3));
        return process.filter(ProcessHandle::isAlive).isEmpty()
                || asked > 0
                        && start.filter(other -> Math.abs(other - asked) > SECONDS)
                                .isPresent();
    }
}
