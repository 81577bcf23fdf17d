package org.idem4j.tribuo.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One HTML file under construction, with all it shows inside, and well-formed XML at that. Texts are escaped here, whatever they hold. */
public final class Page {

    private static final String NO_PLOT =
            "<p class=\"note\">This plot could not be drawn: this Java has no fonts. Install fontconfig and a font.</p>";

    /** A picture is not made smaller than this, in hundredths, so that its words can be read: it is scrolled instead; nor larger. */
    private static final int LEAST_SHARE = 85;

    private static final int MOST_SHARE = 130;

    private static final String ON_NARROW = "on-narrow";

    private final StringBuilder html = new StringBuilder();
    private final Contents contents = new Contents();

    /**
     * Begins a page.
     *
     * @param title The browser's title.
     * @param heading The heading.
     * @return The page, as wide as a text is read with ease.
     */
    public static Page of(String title, String heading) {
        return new Page(title, heading, "text");
    }

    /**
     * Begins a page.
     *
     * @param title The browser's title.
     * @param heading The heading.
     * @return The page, with room for two panels or a table of many columns.
     */
    public static Page wide(String title, String heading) {
        return new Page(title, heading, "wide");
    }

    private Page(String title, String heading, String width) {
        html.append(
                        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style></head><body><main class=\"")
                .append(width)
                .append("\">\n<h1>")
                .append(escaped(heading))
                .append("</h1>\n");
    }

    /**
     * The outcome, in larger letters.
     *
     * @param text A few sentences; what stands between asterisks is bold.
     * @return This page.
     */
    public Page lead(String text) {
        html.append("<p class=\"lead\">")
                .append(escaped(text).replaceAll("\\*([^*]+)\\*", "<b>$1</b>"))
                .append("</p>\n");
        return this;
    }

    /**
     * What a reader must not overlook.
     *
     * @param text A sentence or two.
     * @return This page.
     */
    public Page warning(String text) {
        html.append("<p class=\"warning\">").append(escaped(text)).append("</p>\n");
        return this;
    }

    /**
     * A heading and a paragraph.
     *
     * @param title The heading.
     * @param text The paragraph; empty for none.
     * @return This page.
     */
    public Page section(String title, String text) {
        String heading = escaped(title);
        String anchor = contents.add(heading, html.length());
        html.append("<h2 id=\"").append(anchor).append("\">").append(heading).append("</h2>\n");
        if (!text.isEmpty()) {
            html.append("<p>").append(escaped(text)).append("</p>\n");
        }
        return this;
    }

    /**
     * A picture in a frame.
     *
     * @param picture The picture.
     * @return This page.
     */
    public Page picture(Picture picture) {
        html.append("<div class=\"card\">")
                .append(svg(
                        picture,
                        "\" style=\"min-width: " + LEAST_SHARE * picture.width() / 100 + "px; max-width: "
                                + MOST_SHARE * picture.width() / 100 + "px"))
                .append("</div>\n");
        return this;
    }

    /**
     * A picture in a frame, drawn twice: a phone shows the narrow one.
     *
     * @param wide The picture.
     * @param narrow The same, no wider than a phone.
     * @return This page.
     */
    public Page picture(Picture wide, Picture narrow) {
        html.append("<div class=\"card\">")
                .append(svg(wide, "on-wide"))
                .append(svg(narrow, ON_NARROW))
                .append("</div>\n");
        return this;
    }

    private static String svg(Picture picture, String kind) {
        return picture.svg()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(document -> document.substring(document.indexOf("<svg")))
                .map(svg -> "<div class=\"plot " + (picture.pixels() ? "pixels " : "") + kind + "\">" + svg + "</div>")
                .orElse(kind.equals(ON_NARROW) ? "" : NO_PLOT);
    }

    /**
     * A figure with its title and words.
     *
     * @param figure The figure.
     * @return This page.
     */
    public Page figure(Figure figure) {
        return section(figure.title(), figure.text()).picture(figure.picture());
    }

    /**
     * A table with its title and words.
     *
     * @param table The table.
     * @return This page.
     */
    public Page table(Table table) {
        section(table.title(), table.text());
        html.append("<div class=\"card\"><table>\n");
        row(
                "th",
                table.columns().stream().map(column -> column.replace('_', ' ')).toList());
        table.rows().forEach(row -> row("td", row.stream().map(Table::shown).toList()));
        html.append("</table></div>\n");
        return this;
    }

    /**
     * A piece of code with its title and words.
     *
     * @param listing The code.
     * @return This page.
     */
    public Page listing(Listing listing) {
        section(listing.title(), listing.text());
        html.append("<div class=\"card\"><pre>").append(escaped(listing.code())).append("</pre></div>\n");
        return this;
    }

    /**
     * Tables that stand in files beside the page.
     *
     * @param title Their title.
     * @param tables The tables.
     * @return This page.
     */
    public Page files(String title, List<Table> tables) {
        Map<String, String> facts = new LinkedHashMap<>();
        tables.forEach(table -> facts.put(table.name() + ".csv", table.title() + ". " + table.text()));
        return facts(title, facts);
    }

    /**
     * Short facts.
     *
     * @param title Their title.
     * @param facts Name to value, in order.
     * @return This page.
     */
    public Page facts(String title, Map<String, String> facts) {
        section(title, "");
        html.append("<div class=\"card\"><table class=\"facts\">\n");
        facts.forEach((name, value) -> row("td", List.of(name, value)));
        html.append("</table></div>\n");
        return this;
    }

    private void row(String tag, List<String> cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    /**
     * A long text that is folded away.
     *
     * @param summary What it is.
     * @param text The text, its line breaks kept.
     * @return This page.
     */
    public Page details(String summary, String text) {
        html.append("<details><summary>")
                .append(escaped(summary))
                .append("</summary><pre>")
                .append(escaped(text))
                .append("</pre></details>\n");
        return this;
    }

    /**
     * Ends the page.
     *
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write((contents.in(html.toString()) + "</main></body></html>\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var stream = Page.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
