package org.idem4j.tribuo.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.idem4j.tribuo.cli.Idem4j;

/** How long the campaign is, and what its parts share: numbers and seed come from the build, {@code -Dnightly.cases} and others. */
final class Campaign {

    private Campaign() {}

    static long seed() {
        return number("nightly.seed", 1);
    }

    /** How many files are damaged. */
    static int cases() {
        return (int) number("nightly.cases", 150);
    }

    /** How many processes are killed. */
    static int kills() {
        return (int) number("nightly.kills", 1);
    }

    /** How long models are used by many. */
    static long soakSeconds() {
        return number("nightly.soak", 2);
    }

    private static long number(String name, long otherwise) {
        String given = System.getProperty(name, "");
        return given.isEmpty() ? otherwise : Long.parseLong(given);
    }

    /** What starts a command in a JVM of its own; the class path stands in a file, since a command line is bounded. */
    static List<String> java(Path arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Files.writeString(
                arguments,
                "-Xmx512m -cp \"" + classPath.replace(File.separator, "/") + "\"\n" + Idem4j.class.getName() + "\n");
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments));
    }

    /** The bytes of all files below a folder, by their paths from there. */
    static Map<Path, byte[]> content(Path folder) throws IOException {
        Map<Path, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file), Files.readAllBytes(file));
            }
        }
        return content;
    }
}
