package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What lines and markers mean, said once for several plots.
 *
 * @param entries In order.
 */
public record Legend(List<Entry> entries) {

    private static final int HEIGHT = 34;
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
     * The legend as a strip.
     *
     * @param width Its width, in the middle of which the entries stand.
     * @return The picture.
     */
    public Picture picture(int width) {
        return new Picture(width, HEIGHT, graphics -> paint(graphics, width));
    }

    private void paint(Graphics2D graphics, int width) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, HEIGHT);
        double needed = -BETWEEN;
        for (Entry entry : entries) {
            needed += SAMPLE + GAP + text(graphics, entry).getAdvance() + BETWEEN;
        }
        double x = Math.max(0, (width - needed) / 2);
        for (Entry entry : entries) {
            paint(graphics, entry, x);
            x += SAMPLE + GAP + text(graphics, entry).getAdvance() + BETWEEN;
        }
    }

    /** Letters as outlines, which look the same wherever the picture is shown. */
    private static TextLayout text(Graphics2D graphics, Entry entry) {
        return new TextLayout(entry.name, PlotStyle.FONT, graphics.getFontRenderContext());
    }

    private static void paint(Graphics2D graphics, Entry entry, double x) {
        double middle = HEIGHT / 2.0;
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
