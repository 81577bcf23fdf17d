package org.idem4j.tribuo.experiment.frontier;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;

/** The plots of {@link FrontierFindings}, a line of two panels for each table. */
final class FrontierPlots {

    private static final int COLUMNS = 2;

    /** How much worse than reconstruction alone a setting may be to be in the nearer view. */
    private static final double NEAR = 1.5;

    /** The horizontal axis begins at a multiple of this. */
    private static final double ROUND = 0.05;

    private FrontierPlots() {}

    static Picture of(FrontierFindings findings) {
        List<Panel> panels = new ArrayList<>();
        List<Legend.Entry> entries = new ArrayList<>();
        entries.add(Legend.Entry.ring(Way.ALONE.words(), PlotStyle.GREY));
        for (String table : findings.tables()) {
            panels.add(panel(findings, table, List.of(Way.values()), Double.POSITIVE_INFINITY));
            FrontierCell alone = findings.alone(table);
            panels.add(panel(
                    findings,
                    table,
                    List.of(Way.ALONE, Way.MODIFIED, Way.ORDINARY),
                    alone == null ? Double.POSITIVE_INFINITY : NEAR * alone.repair()));
        }
        for (Way way : List.of(Way.MODIFIED, Way.ORDINARY, Way.CONSTRUCTION)) {
            entries.add(Legend.Entry.line(way.words(), color(way)));
        }
        Picture grid = Picture.grid(panels.stream().map(Panel::picture).toList(), COLUMNS);
        return grid.above(new Legend(entries).picture(grid.width()));
    }

    private static Panel panel(FrontierFindings findings, String table, List<Way> ways, double most) {
        Panel panel = new Panel(table, "error after one pass", "gap");
        double least = Double.POSITIVE_INFINITY;
        for (Way way : ways) {
            List<FrontierCell> shown = findings.line(table, way).stream()
                    .filter(cell -> cell.repair() <= most)
                    .toList();
            least = Math.min(
                    least,
                    shown.stream().mapToDouble(FrontierCell::repair).min().orElse(least));
            if (way == Way.ALONE) {
                panel.rings(values(shown, FrontierCell::repair), values(shown, FrontierCell::gap), color(way));
            } else {
                panel.points(values(shown, FrontierCell::repair), values(shown, FrontierCell::gap), color(way));
            }
        }
        return panel.linearX(ROUND * Math.floor(least / ROUND));
    }

    private static double[] values(List<FrontierCell> cells, ToDoubleFunction<FrontierCell> figure) {
        return cells.stream().mapToDouble(figure).toArray();
    }

    private static Color color(Way way) {
        return switch (way) {
            case ALONE -> PlotStyle.GREY;
            case MODIFIED -> PlotStyle.BLUE;
            case ORDINARY -> PlotStyle.VERMILION;
            case CONSTRUCTION -> PlotStyle.GREEN;
        };
    }
}
