package org.idem4j.tribuo.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fenced block of a page.
 *
 * @param language What stands behind the opening fence: java, sh, text and xml are run, compared or loaded, console holds
 *     commands that are parsed but take too long to run, others are left alone.
 * @param line The line of the opening fence, from 1.
 * @param text What is between the fences.
 */
public record Block(String language, int line, String text) {

    private static final String FENCE = "```";

    /** Its lines, one that ends with a backslash joined with the next. */
    public List<String> joinedLines() {
        return text.replaceAll("\\\\\\n\\s*", " ").lines().toList();
    }

    /** The blocks of a page in Markdown. */
    static List<Block> of(String page) {
        List<String> lines = page.lines().toList();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int start = i++;
                while (i < lines.size() && !lines.get(i).startsWith(FENCE)) {
                    i++;
                }
                if (i == lines.size()) {
                    throw new IllegalArgumentException("The block that begins in line " + (start + 1) + " has no end.");
                }
                String text = lines.subList(start + 1, i).stream().collect(Collectors.joining("\n"));
                blocks.add(new Block(lines.get(start).substring(FENCE.length()).strip(), start + 1, text));
            }
        }
        return blocks;
    }
}
