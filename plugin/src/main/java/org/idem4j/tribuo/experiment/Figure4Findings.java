package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.Table;

/**
 * What {@link Figure4} found.
 *
 * @param courses The pairs that have been run.
 * @param only Whether there is no more than one pair to be run.
 */
record Figure4Findings(Map<Pair, GradientCourse> courses, boolean only) {

    /** Of so many epochs the median is taken at the end, where the batches make noise. */
    private static final int LAST = 25;

    private static final String TEXT =
            "Left, the Euclidean norm of each method's gradient along its own trajectory. Right, the absolute cosine of the "
                    + "angle between the two gradients at the same batch: at the same parameters along either trajectory, "
                    + "and separately, each on its own trajectory. Hair-lines are single epochs, thick lines the running "
                    + "median of 51. The paper does not name the network of its figure.";
    private static final String TABLE_TEXT =
            "One row for each place where both gradients are taken: along the modified or the ordinary trajectory, or each "
                    + "on its own (separately, as published). Norms: of the first epoch, and the median of the last "
                    + LAST
                    + ". Cosines: quartiles of the absolute cosine over all epochs, and the share of epochs in which "
                    + "the angle is obtuse. error: mean of |f(f(x)) − f(x)|; output_energy: mean of f(x)², with which an "
                    + "error shrinks that is not made smaller otherwise.";
    private static final String DATA_TEXT =
            "A row per epoch, before its step: norms of the modified and the ordinary gradient along the modified and the "
                    + "ordinary trajectory, and the cosines, with their signs.";

    Findings findings() {
        return new Findings(
                        courses.entrySet().stream()
                                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                                .toList(),
                        courses.entrySet().stream()
                                .map(entry -> figure(entry.getKey(), entry.getValue()))
                                .toList(),
                        List.of(table()))
                .withData(List.of(data()));
    }

    private static String sentence(Pair pair, GradientCourse course) {
        return String.format(
                Locale.ROOT,
                "%s: the modified gradient's norm goes from %s to *%s*, the ordinary one's from %s to *%s*; the median"
                        + " |cosine| between them is *%.2f* along the modified trajectory, *%.2f* along the ordinary one, and"
                        + " *%.2f* separately.%s",
                pair.title(),
                Numbers.brief(first(course.modified().modifiedNorm())),
                Numbers.brief(last(course.modified().modifiedNorm())),
                Numbers.brief(first(course.ordinary().ordinaryNorm())),
                Numbers.brief(last(course.ordinary().ordinaryNorm())),
                cosine(course.modified().cosine(), 0.5),
                cosine(course.ordinary().cosine(), 0.5),
                cosine(course.separately(), 0.5),
                course.outcome() == TrainingOutcome.DIVERGED
                        ? " One of the two diverged after " + course.epochs() + " epochs."
                        : "");
    }

    private Figure figure(Pair pair, GradientCourse course) {
        return new Figure(
                pair.figureName("figure4", only), "Gradients of " + pair.title(), TEXT, Figure4Plots.picture(course));
    }

    private static double first(double[] norms) {
        return norms.length > 0 ? norms[0] : Double.NaN;
    }

    private static double last(double[] norms) {
        return Statistics.median(Arrays.copyOfRange(norms, Math.max(0, norms.length - LAST), norms.length));
    }

    private static double cosine(double[] cosines, double share) {
        return Statistics.quantile(Statistics.absolute(cosines), share);
    }

    private Table table() {
        List<List<Object>> rows = new ArrayList<>();
        courses.forEach((pair, course) -> {
            var modified = course.modified();
            var ordinary = course.ordinary();
            rows.add(row(pair, "modified", modified, course.start(), course.modifiedEnd()));
            rows.add(row(pair, "ordinary", ordinary, course.start(), course.ordinaryEnd()));
            var separately =
                    new GradientCourse.Along(modified.modifiedNorm(), ordinary.ordinaryNorm(), course.separately());
            rows.add(row(pair, "separately", separately, null, null));
        });
        return new Table(
                "figure4",
                "All pairs of runs",
                TABLE_TEXT,
                List.of(
                        "network",
                        "rate",
                        "run",
                        "trajectory",
                        "epochs",
                        "modified_norm_first",
                        "modified_norm_last",
                        "ordinary_norm_first",
                        "ordinary_norm_last",
                        "cosine_lower_quartile",
                        "cosine_median",
                        "cosine_upper_quartile",
                        "obtuse",
                        "error_start",
                        "error_end",
                        "output_energy_start",
                        "output_energy_end"),
                rows);
    }

    private static List<Object> row(
            Pair pair, String trajectory, GradientCourse.Along along, Measurement start, Measurement end) {
        double[] cosines = along.cosine();
        List<Object> row = new ArrayList<>(List.of(
                pair.subject().name(),
                NoiseExperiment.text(pair.rate()),
                pair.run(),
                trajectory,
                cosines.length,
                first(along.modifiedNorm()),
                last(along.modifiedNorm()),
                first(along.ordinaryNorm()),
                last(along.ordinaryNorm()),
                cosine(cosines, 0.25),
                cosine(cosines, 0.5),
                cosine(cosines, 0.75),
                (double) Arrays.stream(cosines).filter(cosine -> cosine < 0).count() / cosines.length));
        row.add(start == null ? null : start.error());
        row.add(end == null ? null : end.error());
        row.add(start == null ? null : start.outputEnergy());
        row.add(end == null ? null : end.outputEnergy());
        return row;
    }

    private Table data() {
        List<List<Object>> rows = new ArrayList<>();
        courses.forEach((pair, course) -> {
            for (int i = 0; i < course.epochs(); i++) {
                rows.add(List.of(
                        pair.subject().name(),
                        NoiseExperiment.text(pair.rate()),
                        pair.run(),
                        i + 1,
                        course.modified().modifiedNorm()[i],
                        course.modified().ordinaryNorm()[i],
                        course.ordinary().modifiedNorm()[i],
                        course.ordinary().ordinaryNorm()[i],
                        course.modified().cosine()[i],
                        course.ordinary().cosine()[i],
                        course.separately()[i]));
            }
        });
        return new Table(
                "figure4-epochs",
                "Every epoch",
                DATA_TEXT,
                List.of(
                        "network",
                        "rate",
                        "run",
                        "epoch",
                        "modified_norm_along_modified",
                        "ordinary_norm_along_modified",
                        "modified_norm_along_ordinary",
                        "ordinary_norm_along_ordinary",
                        "cosine_along_modified",
                        "cosine_along_ordinary",
                        "cosine_separately"),
                rows);
    }
}
