package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One row before and after, a line of marks for each column of the table with its name at the left. Of many columns those are
 * shown that were damaged most; a mark at the border lies beyond it.
 *
 * @param row The row.
 * @param width The picture's width.
 */
record RowPlot(ReportData.SampleRow row, int width) {

    /** Columns beyond this number are left out. */
    private static final int MOST = 32;

    private static final int LINE = 19;
    private static final int TOP = 34;
    private static final int BOTTOM = 54;
    private static final int RIGHT = 14;
    /** The most that names may take of the width. */
    private static final double NAMES = 0.4;

    /** Of a beginning that all names share a letter stays for so many pixels that there are more than on a phone. */
    private static final int CONTEXT = 25;

    private static final int GAP = 12;
    private static final int TICKS = 7;
    private static final int TICK_ROOM = 60;
    private static final int MARK = 7;
    /** How far beyond the row's own values the axis may go, as a share of their range. */
    private static final double BEYOND = 0.5;

    private static final double MARGIN = 0.04;

    private static final Legend LEGEND = new Legend(List.of(
            new Legend.Entry("clean", PlotStyle.INK, null, PlotStyle.BAR),
            new Legend.Entry("given", PlotStyle.VERMILION, null, SeriesMarkers.CROSS),
            new Legend.Entry("after 1 pass", PlotStyle.BLUE, null, SeriesMarkers.CIRCLE),
            new Legend.Entry("after 10 passes", PlotStyle.GREEN, null, SeriesMarkers.DIAMOND)));

    Picture picture() {
        int[] shown = shown();
        int height = TOP + LINE * shown.length + BOTTOM;
        return new Picture(width, height, graphics -> paint(graphics, shown, height)).above(LEGEND.picture(width));
    }

    /** The columns with the most damage, in the table's order. */
    private int[] shown() {
        return IntStream.range(0, row.names().size())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -damage(c)))
                .limit(MOST)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double damage(int column) {
        double damage = Math.abs(row.input()[column] - row.target()[column]);
        return Double.isFinite(damage) ? damage : Double.MAX_VALUE;
    }

    private void paint(Graphics2D graphics, int[] shown, int height) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        graphics.setFont(PlotStyle.FONT);
        String[] names = names(graphics.getFontMetrics(), shown);
        int left = GAP
                + Arrays.stream(names)
                        .mapToInt(graphics.getFontMetrics()::stringWidth)
                        .max()
                        .orElse(0)
                + GAP;
        PlotArea area = new PlotArea(
                new Rectangle2D.Double(left, TOP, width - left - RIGHT, (double) LINE * shown.length), data(shown));
        graphics.setColor(PlotStyle.GRID);
        graphics.setStroke(new BasicStroke(1));
        double[] places = IntStream.range(0, shown.length)
                .mapToDouble(i -> shown.length - i - 0.5)
                .toArray();
        for (double place : places) {
            graphics.draw(new Line2D.Double(
                    area.box().getMinX(), area.y(place), area.box().getMaxX(), area.y(place)));
        }
        area.drawAxes(
                graphics,
                "value (column deviations)",
                PlotArea.Ticks.linear(
                        area.data().getMinX(),
                        area.data().getMaxX(),
                        Math.min(TICKS, (int) area.box().getWidth() / TICK_ROOM)),
                "",
                new PlotArea.Ticks(places, names));
        marks(graphics, area, places, shown, row.target(), PlotStyle.INK, PlotStyle.BAR);
        marks(graphics, area, places, shown, row.tenTimes(), PlotStyle.GREEN, SeriesMarkers.DIAMOND);
        marks(graphics, area, places, shown, row.once(), PlotStyle.BLUE, SeriesMarkers.CIRCLE);
        marks(graphics, area, places, shown, row.input(), PlotStyle.VERMILION, SeriesMarkers.CROSS);
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.FONT.deriveFont(Font.BOLD));
        String title = shown.length == row.names().size()
                ? row.title()
                : row.title() + ": the " + shown.length + " most damaged of "
                        + row.names().size() + " columns";
        PlotArea.centred(graphics, title, width / 2.0, TOP - 14.0);
    }

    private static void marks(
            Graphics2D graphics,
            PlotArea area,
            double[] places,
            int[] shown,
            double[] values,
            Color color,
            Marker marker) {
        graphics.setColor(color);
        for (int i = 0; i < shown.length; i++) {
            double value = values[shown[i]];
            if (!Double.isNaN(value)) {
                double inside =
                        Math.max(area.data().getMinX(), Math.min(area.data().getMaxX(), value));
                marker.paint(graphics, area.x(inside), area.y(places[i]), MARK);
            }
        }
    }

    /** Around the clean and the given row, and as far beyond as the repaired ones reach, within bounds. */
    private Rectangle2D data(int[] shown) {
        double[] own = values(shown, row.target(), row.input());
        double low = Arrays.stream(own).min().orElse(-1);
        double high = Arrays.stream(own).max().orElse(1);
        double range = Math.max(high - low, 1);
        double[] repaired = values(shown, row.once(), row.tenTimes());
        double from =
                Math.max(low - BEYOND * range, Arrays.stream(repaired).min().orElse(low));
        double to =
                Math.min(high + BEYOND * range, Arrays.stream(repaired).max().orElse(high));
        from = Math.min(low, from) - MARGIN * range;
        to = Math.max(high, to) + MARGIN * range;
        return new Rectangle2D.Double(from, 0, to - from, shown.length);
    }

    private static double[] values(int[] shown, double[] one, double[] other) {
        return Arrays.stream(shown)
                .mapToObj(c -> new double[] {one[c], other[c]})
                .flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite)
                .toArray();
    }

    /** Names that leave room for the plot; where they are too long, without the beginning that all of them share. */
    private String[] names(FontMetrics metrics, int[] shown) {
        int room = (int) (NAMES * width) - 2 * GAP;
        List<String> names = Arrays.stream(shown).mapToObj(row.names()::get).toList();
        boolean all = names.stream().allMatch(name -> metrics.stringWidth(name) <= room);
        int shared = all || names.size() == 1 ? 0 : Math.max(0, shared(names) - (width - PlotStyle.NARROW) / CONTEXT);
        return names.stream()
                .map(name -> cut(metrics, shared > 1 ? "…" + name.substring(shared) : name, room))
                .toArray(String[]::new);
    }

    private static int shared(List<String> names) {
        int shared = 0;
        String first = names.get(0);
        while (shared < first.length() - 1 && sharedAt(names, first.charAt(shared), shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean sharedAt(List<String> names, char letter, int place) {
        return names.stream().allMatch(name -> place < name.length() - 1 && name.charAt(place) == letter);
    }

    /** A name's beginning and end, where names of one table differ. */
    private static String cut(FontMetrics metrics, String name, int room) {
        int kept = name.length();
        String shown = name;
        while (kept > 2 && metrics.stringWidth(shown) > room) {
            kept--;
            int end = kept / 2;
            shown = name.substring(0, kept - end) + "…" + name.substring(name.length() - end);
        }
        return shown;
    }
}
