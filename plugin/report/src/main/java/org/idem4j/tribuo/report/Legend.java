package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What lines and markers mean, said once for several plots.
 *
 * @param entries In order.
 */
public record Legend(List<Entry> entries) {

    /** Of a legend of one line. */
    private static final int HEIGHT = 34;
    /** From one line to the next. */
    private static final int LINE = 24;
    /** The width of a letter, or a little more. */
    private static final double LETTER = 7.5;

    private static final int SAMPLE = 30;
    private static final int GAP = 8;
    private static final int BETWEEN = 28;
    private static final int MARKER = 7;

    /**
     * One meaning.
     *
     * @param name What it means.
     * @param color Its colour.
     * @param stroke Its line; null for none.
     * @param marker Its marker, may be {@link SeriesMarkers#NONE}.
     */
    public record Entry(String name, Color color, BasicStroke stroke, Marker marker) {

        /**
         * A line with filled points.
         *
         * @param name What it means.
         * @param color Its colour.
         * @return The entry.
         */
        public static Entry line(String name, Color color) {
            return new Entry(name, color, PlotStyle.SOLID, SeriesMarkers.CIRCLE);
        }

        /**
         * A line alone.
         *
         * @param name What it means.
         * @param color Its colour.
         * @return The entry.
         */
        public static Entry plain(String name, Color color) {
            return new Entry(name, color, PlotStyle.SOLID, SeriesMarkers.NONE);
        }

        /**
         * A dashed line.
         *
         * @param name What it means.
         * @param color Its colour.
         * @return The entry.
         */
        public static Entry dashed(String name, Color color) {
            return new Entry(name, color, PlotStyle.DASHED, SeriesMarkers.NONE);
        }

        /**
         * A hollow marker.
         *
         * @param name What it means.
         * @param color Its colour.
         * @return The entry.
         */
        public static Entry ring(String name, Color color) {
            return new Entry(name, color, null, PlotStyle.RING);
        }
    }

    /**
     * The legend as a strip, of as many lines as its entries need.
     *
     * @param width Its width, in the middle of which the entries stand.
     * @return The picture.
     */
    public Picture picture(int width) {
        List<List<Entry>> lines = lines(width);
        int height = HEIGHT + (lines.size() - 1) * LINE;
        return new Picture(width, height, graphics -> paint(graphics, lines, width, height));
    }

    /** The entries in lines; letters are guessed, so that a page can be laid out where there are no fonts. */
    private List<List<Entry>> lines(int width) {
        List<List<Entry>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        double x = 0;
        for (Entry entry : entries) {
            double needed = SAMPLE + GAP + LETTER * entry.name.length();
            if (x > 0 && x + needed > width) {
                lines.add(new ArrayList<>());
                x = 0;
            }
            lines.get(lines.size() - 1).add(entry);
            x += needed + BETWEEN;
        }
        return lines;
    }

    private static void paint(Graphics2D graphics, List<List<Entry>> lines, int width, int height) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        double middle = HEIGHT / 2.0;
        for (List<Entry> line : lines) {
            double needed = -BETWEEN;
            for (Entry entry : line) {
                needed += SAMPLE + GAP + text(graphics, entry).getAdvance() + BETWEEN;
            }
            double x = Math.max(0, (width - needed) / 2);
            for (Entry entry : line) {
                paint(graphics, entry, x, middle);
                x += SAMPLE + GAP + text(graphics, entry).getAdvance() + BETWEEN;
            }
            middle += LINE;
        }
    }

    /** Letters as outlines, which look the same wherever the picture is shown. */
    private static TextLayout text(Graphics2D graphics, Entry entry) {
        return new TextLayout(entry.name, PlotStyle.FONT, graphics.getFontRenderContext());
    }

    private static void paint(Graphics2D graphics, Entry entry, double x, double middle) {
        graphics.setColor(entry.color);
        if (entry.stroke != null) {
            graphics.setStroke(entry.stroke);
            graphics.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
        }
        entry.marker.paint(graphics, x + SAMPLE / 2.0, middle, MARKER);
        graphics.setColor(PlotStyle.INK);
        double baseline = middle + PlotStyle.FONT.getSize() * 0.36;
        graphics.fill(
                text(graphics, entry).getOutline(AffineTransform.getTranslateInstance(x + SAMPLE + GAP, baseline)));
    }
}
