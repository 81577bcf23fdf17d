package org.idem4j.tribuo.experiment.autodiff;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Sketch;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * A step drawn: applications of f from left to right; below them the errors, each under the output at which it counts; and
 * what flows back.
 */
final class StepDrawing {

    private static final double MARGIN = 60;
    private static final double TITLE = 20;
    private static final double LOSS = 58;
    private static final double GRADIENT = 92;
    private static final double CHAIN = 146;
    private static final double FIRST_ERROR = 226;
    private static final double BETWEEN_ERRORS = 66;
    private static final double BOX = 36;
    private static final double NODE = 28;
    private static final double PADDING = 22;
    /** Half the distance of two arrows that end at one side. */
    private static final double PORT = 7;

    private static final Color LINE = new Color(0x6A6A6A);
    private static final Color BACK = PlotStyle.VERMILION;

    private final StepGraph graph;
    private final double step;
    private final Sketch sketch;
    /** Where the nodes of errors are, by value. */
    private final Map<Integer, Rectangle2D> errors = new HashMap<>();

    private StepDrawing(StepGraph graph, int length, Sketch sketch) {
        this.graph = graph;
        this.step = (PlotStyle.WIDTH - 2 * MARGIN) / length;
        this.sketch = sketch;
    }

    /**
     * A step as a picture.
     *
     * @param title Its title.
     * @param graph The step.
     * @param length The most applications in a row of all steps that are drawn at one scale.
     */
    static Picture of(String title, StepGraph graph, int length) {
        int height = (int) (FIRST_ERROR + (graph.count(Kind.COMBINE) - 0.5) * BETWEEN_ERRORS);
        return new Picture(PlotStyle.WIDTH, height, graphics -> {
            Sketch sketch = new Sketch(graphics);
            sketch.fill(new Rectangle2D.Double(0, 0, PlotStyle.WIDTH, height), Color.WHITE);
            sketch.title(title, 16, TITLE, Anchor.LEFT);
            new StepDrawing(graph, length, sketch).draw();
        });
    }

    private void draw() {
        place();
        graph.forward().forEach(this::application);
        graph.of(Kind.DISTANCE).forEach(this::distance);
        graph.of(Kind.COMBINE).forEach(this::combination);
        graph.backward().forEach(this::backward);
        errors.forEach((value, node) -> error(text(value), node));
        for (int depth = 0; depth <= graph.length(); depth++) {
            value(depth);
        }
    }

    /** Each error under the output of the application that it goes back through. */
    private void place() {
        double y = FIRST_ERROR;
        for (Operation combination : graph.of(Kind.COMBINE)) {
            int value = combination.output();
            double x = graph.backward().stream()
                    .filter(operation -> operation.inputs().contains(value))
                    .findFirst()
                    .map(operation -> x(operation.through()))
                    .orElse(MARGIN);
            double width = sketch.width(text(value), Sketch.PLAIN) + PADDING;
            errors.put(value, new Rectangle2D.Double(x - width / 2, y - NODE / 2, width, NODE));
            y += BETWEEN_ERRORS;
        }
    }

    private String text(int error) {
        return graph.role(error) + graph.name(error);
    }

    private double x(int value) {
        return MARGIN + graph.depth(value) * step;
    }

    /** The middle of an application's box, by its output. */
    private double box(int output) {
        return x(output) - step / 2;
    }

    private void application(Operation application) {
        double from = x(application.inputs().get(0));
        double middle = box(application.output());
        double to = x(application.output());
        double half = pill(application.output()) / 2;
        sketch.line(from, CHAIN, middle - BOX / 2, CHAIN, LINE, 1.4);
        sketch.arrow(LINE, 1.4, at(middle + BOX / 2, CHAIN), at(to - half, CHAIN));
        StepLegend.box(sketch, middle, CHAIN, BOX, application.kind() == Kind.PASS);
    }

    private double pill(int value) {
        return sketch.width(graph.name(value), Sketch.PLAIN) + PADDING;
    }

    private void value(int depth) {
        int value = depth == 0
                ? 0
                : graph.forward().stream()
                        .map(Operation::output)
                        .filter(output -> graph.depth(output) == depth)
                        .findFirst()
                        .orElseThrow();
        double width = pill(value);
        var shape = new RoundRectangle2D.Double(x(value) - width / 2, CHAIN - NODE / 2, width, NODE, NODE, NODE);
        sketch.fill(shape, Color.WHITE);
        sketch.outline(shape, LINE, 1.4);
        sketch.text(graph.name(value), x(value), CHAIN, Anchor.CENTRE, Sketch.PLAIN, PlotStyle.INK);
    }

    private void distance(Operation distance) {
        double x = x(distance.inputs().get(0));
        double other = x(distance.inputs().get(1));
        String text = (distance.inputs().stream().allMatch(graph::kept) ? "loss L = ½‖" : "only reported: ‖")
                + graph.name(distance.inputs().get(0)) + " − "
                + graph.name(distance.inputs().get(1)) + "‖²";
        double width = sketch.width(text, Sketch.SMALL) + PADDING;
        var shape = new RoundRectangle2D.Double(x - width / 2, LOSS - NODE / 2, width, NODE, 8, 8);
        sketch.arrow(PlotStyle.GREY, 1, at(x, CHAIN - NODE / 2), at(x, LOSS + NODE / 2));
        sketch.arrow(PlotStyle.GREY, 1, at(other, CHAIN - NODE / 2), at(other, LOSS), at(x - width / 2, LOSS));
        sketch.fill(shape, Color.WHITE);
        sketch.outline(shape, PlotStyle.GREY, 1);
        sketch.text(text, x, LOSS, Anchor.CENTRE, Sketch.SMALL, PlotStyle.INK);
    }

    private void combination(Operation combination) {
        Rectangle2D node = errors.get(combination.output());
        for (int i = 0; i < combination.inputs().size(); i++) {
            int input = combination.inputs().get(i);
            double factor = combination.factors().get(i);
            if (factor != 0 && graph.inChain(input)) {
                fromChain(node, x(input), factor);
            } else if (factor != 0 && errors.containsKey(input)) {
                fromError(node, errors.get(input), factor);
            }
        }
    }

    private void fromChain(Rectangle2D node, double x, double factor) {
        double top = CHAIN + NODE / 2;
        double y = node.getCenterY() + PORT;
        if (x == node.getCenterX()) {
            sketch.arrow(LINE, 1.4, at(x, top), at(x, node.getMinY()));
        } else {
            double side = x < node.getCenterX() ? node.getMinX() : node.getMaxX();
            sketch.arrow(LINE, 1.4, at(x, top), at(x, y), at(side, y));
        }
        factor(factor, x, top + 12, LINE);
    }

    private void fromError(Rectangle2D node, Rectangle2D error, double factor) {
        double x = error.getCenterX();
        double y = node.getCenterY() + PORT;
        sketch.arrow(BACK, 1.6, at(x, error.getMaxY()), at(x, y), at(node.getMaxX(), y));
        factor(factor, x, error.getMaxY() + 12, BACK);
    }

    private void factor(double factor, double x, double y, Color color) {
        String text = (factor < 0 ? "−" : "+") + StepGraph.number(Math.abs(factor));
        sketch.text(text, x + 6, y, Anchor.LEFT, Sketch.SMALL, color);
    }

    private void backward(Operation backward) {
        Rectangle2D error = errors.get(backward.inputs().get(0));
        double middle = box(backward.through());
        double bottom = CHAIN + BOX / 2;
        double x = middle + PORT;
        double y = error.getCenterY() - PORT;
        if (x > error.getMinX()) {
            sketch.arrow(BACK, 1.6, at(x, error.getMinY()), at(x, bottom));
        } else {
            sketch.arrow(BACK, 1.6, at(error.getMinX(), y), at(x, y), at(x, bottom));
        }
        sketch.arrow(BACK, 1.6, at(middle, CHAIN - BOX / 2), at(middle, GRADIENT + 8));
        sketch.text("∂L/∂θ", middle, GRADIENT, Anchor.CENTRE, Sketch.SMALL, BACK);
        if (backward.kind() == Kind.BACKWARD_TO_INPUT) {
            toInput(backward.output(), middle - PORT, bottom);
        }
    }

    private void toInput(int value, double x, double bottom) {
        for (Operation user : users(value)) {
            Rectangle2D node = errors.get(user.output());
            double y = node.getCenterY() - PORT;
            if (x < node.getMaxX()) {
                sketch.arrow(BACK, 1.6, at(x, bottom), at(x, node.getMinY()));
            } else {
                sketch.arrow(BACK, 1.6, at(x, bottom), at(x, y), at(node.getMaxX(), y));
            }
            factor(user.factors().get(user.inputs().indexOf(value)), x - 28, bottom + 12, BACK);
        }
    }

    private List<Operation> users(int value) {
        return graph.of(Kind.COMBINE).stream()
                .filter(operation -> operation.inputs().contains(value))
                .toList();
    }

    private void error(String name, Rectangle2D node) {
        sketch.fill(node, Color.WHITE);
        sketch.outline(node, BACK, 1.6);
        sketch.text(name, node.getCenterX(), node.getCenterY(), Anchor.CENTRE, Sketch.PLAIN, PlotStyle.INK);
    }

    private static Point2D at(double x, double y) {
        return new Point2D.Double(x, y);
    }
}
