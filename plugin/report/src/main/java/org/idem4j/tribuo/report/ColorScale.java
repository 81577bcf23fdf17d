package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * Shades for positive values on a logarithmic scale, cut into bands at round levels. Low values are light, and the darkest
 * shade is light enough for a coloured line on it.
 *
 * @param low The least value.
 * @param high The greatest value.
 * @param levels What separates the bands, ascending.
 */
record ColorScale(double low, double high, double[] levels) {

    private static final Color LOW = new Color(0xFDFBF3);
    private static final Color HIGH = new Color(0x7C8794);
    private static final int MOST_LEVELS = 24;
    private static final int TICK = 4;

    /** The scale of some values, by their decimal logarithms. */
    static ColorScale over(double[] logarithms) {
        var range = Arrays.stream(logarithms).summaryStatistics();
        double low = Math.pow(10, range.getMin());
        double high = Math.pow(10, range.getMax());
        return new ColorScale(low, high, Levels.logarithmic(low, high, MOST_LEVELS));
    }

    /** The shade of a band: of the values below all levels, then above each of them. */
    Color color(int band) {
        float share = (float) band / Math.max(1, levels.length);
        float[] from = LOW.getRGBColorComponents(null);
        float[] to = HIGH.getRGBColorComponents(null);
        float[] mixed = new float[from.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = from[i] + share * (to[i] - from[i]);
        }
        return new Color(mixed[0], mixed[1], mixed[2]);
    }

    /** Draws the scale upright, its numbers to the right of it. */
    void draw(Graphics2D graphics, Rectangle2D bar, String title) {
        for (int band = 0; band <= levels.length; band++) {
            double from = y(bar, band == 0 ? low : levels[band - 1]);
            double to = y(bar, band == levels.length ? high : levels[band]);
            graphics.setColor(color(band));
            graphics.fill(new Rectangle2D.Double(bar.getX(), to, bar.getWidth(), from - to));
        }
        graphics.setColor(PlotStyle.INK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(bar);
        graphics.setFont(PlotStyle.FONT);
        for (double number : Levels.ofDecades(low, high)) {
            double y = y(bar, number);
            graphics.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + TICK, y));
            PlotArea.leftAligned(graphics, Levels.text(number), bar.getMaxX() + 2 * TICK, y);
        }
        PlotArea.centred(graphics, title, bar.getCenterX(), bar.getY() - 4 * TICK);
    }

    private double y(Rectangle2D bar, double value) {
        double share = high > low ? Math.log(value / low) / Math.log(high / low) : 0;
        return bar.getMaxY() - share * bar.getHeight();
    }
}
