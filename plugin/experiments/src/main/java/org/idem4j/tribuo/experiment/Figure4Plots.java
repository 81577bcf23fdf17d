package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.List;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.report.CoursePlot;
import org.idem4j.tribuo.report.CoursePlot.Course;
import org.idem4j.tribuo.report.CoursePlot.Ring;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;

/** The plots of {@link Figure4}. */
final class Figure4Plots {

    private static final Color MODIFIED = PlotStyle.BLUE;
    private static final Color ORDINARY = PlotStyle.VERMILION;
    private static final Color SEPARATELY = PlotStyle.GREEN;
    private static final int ON_EACH_SIDE = 12;

    /** Norms read off the poster, to about 5 %. */
    private static final List<Ring> PUBLISHED_MODIFIED = List.of(new Ring(1, 2.5e-2), new Ring(2500, 4e-4));

    private static final List<Ring> PUBLISHED_ORDINARY = List.of(new Ring(1, 1e-3), new Ring(2500, 8e-5));

    private Figure4Plots() {}

    /** Norms above cosines above what the lines mean. */
    static Picture picture(GradientCourse course) {
        Legend legend = new Legend(List.of(
                Legend.Entry.line("modified trajectory", MODIFIED),
                Legend.Entry.line("ordinary trajectory", ORDINARY),
                Legend.Entry.line("separately", SEPARATELY),
                Legend.Entry.ring(Published.SOURCE, PlotStyle.GREY)));
        Picture plots = norms(course).picture().above(cosines(course).picture());
        return plots.above(legend.picture(plots.width()));
    }

    private static CoursePlot norms(GradientCourse course) {
        int epochs = course.epochs();
        return new CoursePlot(
                "Norm of each method's gradient along its own trajectory",
                "‖gradient‖",
                Double.NaN,
                List.of(
                        of(ORDINARY, course.ordinary().ordinaryNorm(), upTo(epochs, PUBLISHED_ORDINARY)),
                        of(MODIFIED, course.modified().modifiedNorm(), upTo(epochs, PUBLISHED_MODIFIED))));
    }

    private static List<Ring> upTo(int epochs, List<Ring> rings) {
        return rings.stream().filter(ring -> ring.epoch() <= epochs).toList();
    }

    private static CoursePlot cosines(GradientCourse course) {
        return new CoursePlot(
                "Angle between the two gradients",
                "|cosine|",
                1,
                List.of(
                        of(SEPARATELY, Statistics.absolute(course.separately()), List.of()),
                        of(ORDINARY, Statistics.absolute(course.ordinary().cosine()), List.of()),
                        of(MODIFIED, Statistics.absolute(course.modified().cosine()), List.of())));
    }

    private static Course of(Color color, double[] values, List<Ring> rings) {
        return new Course(color, values, Statistics.runningMedian(values, ON_EACH_SIDE), rings);
    }
}
