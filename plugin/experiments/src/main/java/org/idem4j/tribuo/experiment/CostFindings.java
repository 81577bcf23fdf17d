package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.CostResult;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link Cost} found.
 *
 * @param cells The networks that have been timed, by depth, then width.
 */
record CostFindings(List<Cell> cells) {

    private static final List<Color> COLORS =
            List.of(PlotStyle.BLUE, PlotStyle.VERMILION, PlotStyle.GREEN, PlotStyle.PURPLE, PlotStyle.ORANGE);

    private static final double MIB = 1 << 20;

    private static final String RATIO_TEXT =
            "What a step with the modified gradient takes, over what one with the ordinary gradient takes: below 1 it is "
                    + "cheaper. Dashed: the matrix products alone, 3 forward and 1 backward passes against 2 and 2, which in "
                    + "deep networks come to 5/6.";
    private static final String TIME_TEXT =
            "Medians of the wall-clock time of a step, the drawing of its batch included.";
    private static final String TABLE_TEXT =
            "ms: the median of a step; fast and slow: a tenth of the steps took no longer, or no less; MiB: the native memory "
                    + "of a step as the engine's pools hold it (activations, errors, shares of the gradient), beside the "
                    + "parameters, their gradient and the optimiser's state, which are the same for both; products: the time "
                    + "ratio that the matrix products alone would have.";
    private static final List<String> COLUMNS = List.of(
            "depth",
            "width",
            "modified_ms",
            "modified_ms_fast",
            "modified_ms_slow",
            "ordinary_ms",
            "ordinary_ms_fast",
            "ordinary_ms_slow",
            "time_ratio",
            "products_ratio",
            "modified_mib",
            "ordinary_mib",
            "memory_ratio");

    /**
     * One network.
     *
     * @param depth Its layers.
     * @param width Their columns.
     * @param result What its steps cost.
     */
    record Cell(int depth, int width, CostResult result) {

        double timeRatio() {
            return result.modified().seconds() / result.ordinary().seconds();
        }

        double memoryRatio() {
            return (double) result.modified().stepBytes() / result.ordinary().stepBytes();
        }

        /**
         * In products of a layer's forward pass: a backward pass takes two for each layer, less the first layer's input
         * gradient, which nobody needs when f is applied to the data.
         */
        double productsRatio() {
            return (5.0 * depth - 1) / (6.0 * depth - 1);
        }
    }

    Findings findings() {
        return new Findings(List.of(summary()), List.of(ratios(), times()), List.of(table()));
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "A step with the modified gradient takes *%.2f* of the time of one with the ordinary gradient (median of %d "
                        + "networks; %.2f to %.2f) and *%.2f* of its memory (%.2f to %.2f).",
                quantile(Cell::timeRatio, 0.5),
                cells.size(),
                quantile(Cell::timeRatio, 0),
                quantile(Cell::timeRatio, 1),
                quantile(Cell::memoryRatio, 0.5),
                quantile(Cell::memoryRatio, 0),
                quantile(Cell::memoryRatio, 1));
    }

    private double quantile(ToDoubleFunction<Cell> figure, double share) {
        double[] sorted = cells.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private List<Integer> depths() {
        return cells.stream().map(Cell::depth).distinct().toList();
    }

    private List<Cell> of(int depth) {
        return cells.stream().filter(cell -> cell.depth == depth).toList();
    }

    private Figure ratios() {
        // From zero: on a logarithmic axis ratios that lie this close together get no labels.
        double most = Math.max(1, Math.max(quantile(Cell::timeRatio, 1), quantile(Cell::memoryRatio, 1)));
        Panel time = new Panel("Time of a step, modified over ordinary", "width", "ratio").linearY(most);
        Panel memory = new Panel("Memory of a step, modified over ordinary", "width", "ratio").linearY(most);
        List<Legend.Entry> entries = new ArrayList<>();
        double[] ends = {
            cells.stream().mapToDouble(Cell::width).min().orElseThrow(),
            cells.stream().mapToDouble(Cell::width).max().orElseThrow()
        };
        time.dashed(ends, new double[] {5.0 / 6, 5.0 / 6}, PlotStyle.GREY);
        for (int depth : depths()) {
            Color color = COLORS.get(entries.size() % COLORS.size());
            time.points(values(of(depth), Cell::width), values(of(depth), Cell::timeRatio), color);
            memory.points(values(of(depth), Cell::width), values(of(depth), Cell::memoryRatio), color);
            entries.add(Legend.Entry.line(depth == 1 ? "1 layer" : depth + " layers", color));
        }
        entries.add(Legend.Entry.dashed("products alone", PlotStyle.GREY));
        Picture panels = Picture.grid(List.of(time.picture(), memory.picture()), 2);
        return new Figure(
                "cost",
                "Modified against ordinary",
                RATIO_TEXT,
                panels.above(new Legend(entries).picture(panels.width())));
    }

    private Figure times() {
        List<Panel> panels = new ArrayList<>();
        for (int depth : depths()) {
            Panel panel = new Panel(depth == 1 ? "1 layer" : depth + " layers", "width", "ms per step");
            double[] widths = values(of(depth), Cell::width);
            panel.points(
                    widths, values(of(depth), cell -> cell.result.modified().seconds() * 1e3), PlotStyle.BLUE);
            panel.points(
                    widths, values(of(depth), cell -> cell.result.ordinary().seconds() * 1e3), PlotStyle.VERMILION);
            panels.add(panel);
        }
        return new Figure("cost-time", "Time of a step", TIME_TEXT, SweepPlots.grid(panels));
    }

    private static double[] values(List<Cell> cells, ToDoubleFunction<Cell> figure) {
        return cells.stream().mapToDouble(figure).toArray();
    }

    private Table table() {
        return new Table(
                "cost",
                "All networks",
                TABLE_TEXT,
                COLUMNS,
                cells.stream().map(CostFindings::row).toList());
    }

    private static List<Object> row(Cell cell) {
        CostResult.Cost modified = cell.result.modified();
        CostResult.Cost ordinary = cell.result.ordinary();
        return List.of(
                cell.depth,
                cell.width,
                modified.seconds() * 1e3,
                modified.fastTenth() * 1e3,
                modified.slowTenth() * 1e3,
                ordinary.seconds() * 1e3,
                ordinary.fastTenth() * 1e3,
                ordinary.slowTenth() * 1e3,
                cell.timeRatio(),
                cell.productsRatio(),
                modified.stepBytes() / MIB,
                ordinary.stepBytes() / MIB,
                cell.memoryRatio());
    }
}
