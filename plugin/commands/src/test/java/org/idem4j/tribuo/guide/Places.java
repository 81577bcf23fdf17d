package org.idem4j.tribuo.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page's paths lie. A page is written for someone in the project's folder; tests run in a folder below, and must
 * leave nothing behind.
 *
 * @param root The project's folder.
 * @param scratch What stands for {@code out/}.
 */
record Places(Path root, Path scratch) {

    // A folder's name at the beginning of a path, not in the middle of one.
    private static final Pattern TEST_DATA = Pattern.compile("(?<![\\w./-])test-data/");
    private static final Pattern OUT = Pattern.compile("(?<![\\w./-])out/");
    private static final Pattern CONFIG = Pattern.compile("(?<![\\w./-])config/([\\w-]+)\\.xml");

    /** Code or a command with its paths as they are here. */
    String here(String text) {
        Matcher configurations = CONFIG.matcher(text);
        String configured = configurations.replaceAll(found -> quoted(configuration(found.group(1) + ".xml")));
        return OUT.matcher(data(configured)).replaceAll(quoted(scratch) + "/");
    }

    /** Output as the page would have it. */
    String there(String output) {
        return output.replace(scratch + "/", "out/").replace(root.resolve("test-data") + "/", "test-data/");
    }

    /** A copy of a configuration that finds the data from here. */
    private Path configuration(String name) {
        try {
            String text = data(Files.readString(root.resolve("config").resolve(name)));
            return Files.writeString(scratch.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data(String text) {
        return TEST_DATA.matcher(text).replaceAll(quoted(root.resolve("test-data")) + "/");
    }

    private static String quoted(Path path) {
        return Matcher.quoteReplacement(path.toString());
    }
}
