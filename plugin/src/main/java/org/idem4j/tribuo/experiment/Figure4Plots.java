package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;

/** The plots of {@link Figure4}. */
final class Figure4Plots {

    private static final Color MODIFIED = PlotStyle.BLUE;
    private static final Color ORDINARY = PlotStyle.VERMILION;
    private static final Color SEPARATELY = PlotStyle.GREEN;
    private static final int ON_EACH_SIDE = 25;

    private static final String EPOCH = "epoch";

    /** Epochs at which the published norms were read off the poster, to about 5 %. */
    private static final double[] PUBLISHED_EPOCHS = {1, 2500};

    private static final double[] PUBLISHED_MODIFIED = {2.5e-2, 4e-4};
    private static final double[] PUBLISHED_ORDINARY = {1e-3, 8e-5};

    private Figure4Plots() {}

    /** Norms and cosines side by side, above what the lines mean. */
    static Picture picture(GradientCourse course) {
        Legend legend = new Legend(List.of(
                Legend.Entry.line("modified trajectory", MODIFIED),
                Legend.Entry.line("ordinary trajectory", ORDINARY),
                Legend.Entry.line("separately", SEPARATELY),
                Legend.Entry.ring(Published.SOURCE, PlotStyle.GREY)));
        Picture panels =
                Picture.grid(List.of(norms(course).picture(), cosines(course).picture()), 2);
        return panels.above(legend.picture(panels.width()));
    }

    private static Panel norms(GradientCourse course) {
        Panel panel = new Panel("Norm of a method's gradient along its trajectory", EPOCH, "‖gradient‖").linearX();
        add(panel, course.ordinary().ordinaryNorm(), ORDINARY);
        add(panel, course.modified().modifiedNorm(), MODIFIED);
        published(panel, PUBLISHED_ORDINARY, course.epochs(), ORDINARY);
        published(panel, PUBLISHED_MODIFIED, course.epochs(), MODIFIED);
        return panel;
    }

    private static Panel cosines(GradientCourse course) {
        Panel panel = new Panel("Angle between the two gradients", EPOCH, "|cosine|")
                .linearX()
                .linearY(1);
        add(panel, Statistics.absolute(course.separately()), SEPARATELY);
        add(panel, Statistics.absolute(course.ordinary().cosine()), ORDINARY);
        add(panel, Statistics.absolute(course.modified().cosine()), MODIFIED);
        return panel;
    }

    private static void add(Panel panel, double[] values, Color color) {
        double[] epochs =
                IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
        panel.thin(epochs, values, PlotStyle.pale(color));
        panel.line(epochs, Statistics.runningMedian(values, ON_EACH_SIDE), color);
    }

    private static void published(Panel panel, double[] norms, int epochs, Color color) {
        int shown = (int)
                Arrays.stream(PUBLISHED_EPOCHS).filter(epoch -> epoch <= epochs).count();
        panel.rings(Arrays.copyOf(PUBLISHED_EPOCHS, shown), Arrays.copyOf(norms, shown), color);
    }
}
