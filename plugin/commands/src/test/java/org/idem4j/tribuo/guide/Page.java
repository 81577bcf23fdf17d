package org.idem4j.tribuo.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param path Where it lies, from the project's folder.
 * @param text The whole of it.
 */
public record Page(Path path, String text) {

    /** The project's folder. */
    public static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** README.md, the other pages of the top folder, and all below {@code plugin/src/docs}; README.md comes first. */
    public static List<Page> all() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("plugin/src/docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::of)
                    .toList();
        }
    }

    /** The page at a path from the project's folder. */
    public static Page at(String path) {
        return of(ROOT.resolve(path));
    }

    private static Page of(Path file) {
        try {
            return new Page(ROOT.relativize(file), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks, those in comments too: a reader does not see them, but they are run. */
    public List<Block> blocks() {
        return Block.of(text);
    }

    /** What is left without the blocks. */
    public String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** What stands between backticks in the prose, in one line each. */
    public List<String> code() {
        return CODE.matcher(prose())
                .results()
                .map((MatchResult code) -> code.group(1).replaceAll("\\s+", " ").replace("\\|", "|"))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
