package org.idem4j.tribuo.report;

import java.util.ArrayList;
import java.util.List;

/** The headings of a page, which a long one lists at its beginning. */
final class Contents {

    /** A page of fewer headings is looked through as fast. */
    private static final int FEWEST = 12;

    private final List<String> headings = new ArrayList<>();
    private int place;

    /**
     * Adds a heading.
     *
     * @param escaped The heading, as it stands in the page.
     * @param at Where it begins in the page; the list stands where the first does.
     * @return The anchor to give it.
     */
    String add(String escaped, int at) {
        if (headings.isEmpty()) {
            place = at;
        }
        headings.add(escaped);
        return anchor(headings.size());
    }

    private static String anchor(int number) {
        return "part" + number;
    }

    /** The page with the list in its place, where there are enough headings. */
    String in(String page) {
        if (headings.size() < FEWEST) {
            return page;
        }
        StringBuilder list = new StringBuilder("<details class=\"contents\"><summary>Contents</summary><ol>\n");
        for (int i = 0; i < headings.size(); i++) {
            list.append("<li><a href=\"#")
                    .append(anchor(i + 1))
                    .append("\">")
                    .append(headings.get(i))
                    .append("</a></li>\n");
        }
        return page.substring(0, place) + list.append("</ol></details>\n") + page.substring(place);
    }
}
