package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.report.Table;

/**
 * The tables of {@link Figure4}.
 *
 * @param courses The pairs that have been run.
 */
record Figure4Tables(Map<MethodPair, GradientCourse> courses) {

    /** Of so many epochs the median is taken at the end, where the batches make noise. */
    private static final int LAST = 25;

    private static final String SUMMARY_TEXT =
            "One row for each place where both gradients are taken: along the modified or the ordinary trajectory, or each "
                    + "on its own (separately, as published). Norms: of the first epoch, and the median of the last "
                    + LAST
                    + ". Cosines: quartiles of the absolute cosine over all epochs, and the share of epochs in which "
                    + "the angle is obtuse. error: mean of |f(f(x)) − f(x)|; output_energy: mean of f(x)², with which an "
                    + "error shrinks that is not made smaller otherwise.";
    private static final String EPOCHS_TEXT =
            "A row per epoch, before its step: norms of the modified and the ordinary gradient along the modified and the "
                    + "ordinary trajectory, and the cosines, with their signs.";

    /** The norm at the start. */
    static double first(double[] norms) {
        return norms.length > 0 ? norms[0] : Double.NaN;
    }

    /** The norm in the end. */
    static double last(double[] norms) {
        return Statistics.median(Arrays.copyOfRange(norms, Math.max(0, norms.length - LAST), norms.length));
    }

    /** A quantile of the absolute cosine. */
    static double cosine(double[] cosines, double share) {
        return Statistics.quantile(Statistics.absolute(cosines), share);
    }

    /** A row for each place where both gradients are taken. */
    Table summary() {
        List<List<Object>> rows = new ArrayList<>();
        courses.forEach((pair, course) -> {
            GradientCourse.Along modified = course.modified();
            GradientCourse.Along ordinary = course.ordinary();
            rows.add(row(pair, "modified", modified, course.start(), course.modifiedEnd()));
            rows.add(row(pair, "ordinary", ordinary, course.start(), course.ordinaryEnd()));
            rows.add(row(
                    pair,
                    "separately",
                    new GradientCourse.Along(modified.modifiedNorm(), ordinary.ordinaryNorm(), course.separately()),
                    null,
                    null));
        });
        return new Table(
                "figure4",
                "All pairs of runs",
                SUMMARY_TEXT,
                MethodPair.columnsAnd(
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
            MethodPair pair, String trajectory, GradientCourse.Along along, Measurement start, Measurement end) {
        double[] cosines = along.cosine();
        return pair.rowOf(
                trajectory,
                cosines.length,
                first(along.modifiedNorm()),
                last(along.modifiedNorm()),
                first(along.ordinaryNorm()),
                last(along.ordinaryNorm()),
                cosine(cosines, 0.25),
                cosine(cosines, 0.5),
                cosine(cosines, 0.75),
                Arrays.stream(cosines)
                        .map(cosine -> cosine < 0 ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                start == null ? null : start.error(),
                end == null ? null : end.error(),
                start == null ? null : start.outputEnergy(),
                end == null ? null : end.outputEnergy());
    }

    /** A row for each epoch. */
    Table epochs() {
        List<List<Object>> rows = new ArrayList<>();
        courses.forEach((pair, course) -> {
            for (int i = 0; i < course.epochs(); i++) {
                rows.add(pair.rowOf(
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
                EPOCHS_TEXT,
                MethodPair.columnsAnd(
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
