package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Numbers;

/**
 * What {@link Figure4} found.
 *
 * @param courses The pairs that have been run.
 * @param only Whether there is no more than one pair to be run.
 */
record Figure4Findings(Map<MethodPair, GradientCourse> courses, boolean only) {

    private static final String TEXT =
            "Above, the Euclidean norm of each method's gradient along its own trajectory. Below, the absolute cosine of the "
                    + "angle between the two gradients at the same batch: at the same parameters along either trajectory, "
                    + "and separately, each on its own trajectory. Hair-lines are single epochs, thick lines the running "
                    + "median of 25. The paper does not name the network of its figure.";

    Findings findings() {
        Figure4Tables tables = new Figure4Tables(courses);
        return new Findings(
                        courses.entrySet().stream()
                                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                                .toList(),
                        courses.entrySet().stream()
                                .map(entry -> figure(entry.getKey(), entry.getValue()))
                                .toList(),
                        List.of(tables.summary()))
                .withData(List.of(tables.epochs()));
    }

    private static String sentence(MethodPair pair, GradientCourse course) {
        return String.format(
                Locale.ROOT,
                "%s: the modified gradient's norm goes from %s to *%s*, the ordinary one's from %s to *%s*; the median"
                        + " |cosine| between them is *%.2f* along the modified trajectory, *%.2f* along the ordinary one, and"
                        + " *%.2f* separately.%s",
                pair.title(),
                Numbers.brief(Figure4Tables.first(course.modified().modifiedNorm())),
                Numbers.brief(Figure4Tables.last(course.modified().modifiedNorm())),
                Numbers.brief(Figure4Tables.first(course.ordinary().ordinaryNorm())),
                Numbers.brief(Figure4Tables.last(course.ordinary().ordinaryNorm())),
                Figure4Tables.cosine(course.modified().cosine(), 0.5),
                Figure4Tables.cosine(course.ordinary().cosine(), 0.5),
                Figure4Tables.cosine(course.separately(), 0.5),
                course.outcome() == TrainingOutcome.DIVERGED
                        ? " One of the two diverged after " + course.epochs() + " epochs."
                        : "");
    }

    private Figure figure(MethodPair pair, GradientCourse course) {
        return new Figure(
                pair.figureName("figure4", only), "Gradients of " + pair.title(), TEXT, Figure4Plots.picture(course));
    }
}
