package org.idem4j.tribuo.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a repair is worth beside the two answers that take no model: to leave rows as they are, and to write each column's mean.
 * Errors are in units of the columns' deviations.
 *
 * <p>Rows that are their own targets say nothing of repair: left alone, they have no error. Such a test is judged on a copy
 * that was damaged as the training rows were, where that is known; where it isn't, only the means are left to compare with.
 *
 * @param test The measurements on the test rows as they are.
 * @param damaged Those on a damaged copy of test rows that are their own targets; empty where there is no such copy.
 * @param rows What sort of rows they are, "test rows" say.
 */
public record RepairVerdict(SelfMapMetrics test, Optional<SelfMapMetrics> damaged, String rows) {

    /** Errors are shown with four digits; what differs by less than this share is equal. */
    public static final double EQUAL = 5e-4;

    /**
     * The verdict on rows as they are.
     *
     * @param metrics The measurements.
     * @return The verdict.
     */
    public static RepairVerdict of(SelfMapMetrics metrics) {
        return new RepairVerdict(metrics, Optional.empty(), "rows");
    }

    /**
     * What the verdict is on.
     *
     * @return The damaged copy's measurements where there are some, else those of the test rows.
     */
    public SelfMapMetrics judged() {
        return damaged.orElse(test);
    }

    /**
     * Whether there is damage to repair, so that doing nothing can be compared with.
     *
     * @return False where all inputs are their targets.
     */
    public boolean hasDamage() {
        return judged().standardisedInputRmse() > 0;
    }

    /**
     * Whether rows left as they are would be nearer to the clean ones.
     *
     * @return False where there is no damage.
     */
    public boolean worseThanNothing() {
        return hasDamage() && beyond(error(), judged().standardisedInputRmse());
    }

    /**
     * Whether the columns' means would be nearer to the clean rows.
     *
     * @return Also true where f ran off.
     */
    public boolean worseThanMeans() {
        return beyond(error(), judged().standardisedMeansRmse());
    }

    /**
     * Whether one of the two answers without a model is better.
     *
     * @return True if so.
     */
    public boolean worse() {
        return worseThanNothing() || worseThanMeans();
    }

    /** Whether many passes undo the repair of the first. */
    private boolean driftsBeyondNothing() {
        return hasDamage() && !worse() && beyond(errorOfAllPasses(), judged().standardisedInputRmse());
    }

    private static boolean beyond(double error, double other) {
        return !(error <= other * (1 + EQUAL));
    }

    private double error() {
        return judged().standardisedDrift()[0];
    }

    private double errorOfAllPasses() {
        double[] drift = judged().standardisedDrift();
        return drift[drift.length - 1];
    }

    /**
     * What is worse than no model.
     *
     * @return A sentence for each thing; none where the model is worth its while.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String than = String.join(
                " and than ",
                List.of(worseThanNothing() ? "doing nothing" : "", worseThanMeans() ? "writing each column's mean" : "")
                        .stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
        if (worse()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "This model is worse than %s. On %s: its error is %s, %s%s.",
                    than,
                    judgedRows(),
                    number(error()),
                    hasDamage() ? "that of doing nothing is " + number(judged().standardisedInputRmse()) + ", " : "",
                    "that of the means " + number(judged().standardisedMeansRmse())));
        }
        if (driftsBeyondNothing()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Run %d times, it is worse than doing nothing: its error is then %s, that of doing nothing %s.",
                    judged().standardisedDrift().length,
                    number(errorOfAllPasses()),
                    number(judged().standardisedInputRmse())));
        }
        return warnings;
    }

    /**
     * What one pass and many do to the error.
     *
     * @return A sentence, its main numbers between asterisks.
     */
    public String outcome() {
        int passes = judged().standardisedDrift().length;
        if (!hasDamage()) {
            return String.format(
                    Locale.ROOT,
                    "The %s came undamaged, so there is nothing to repair in them: one pass moves them by *%s*, %d passes"
                            + " by *%s*",
                    judgedRows(),
                    number(error()),
                    passes,
                    number(errorOfAllPasses()));
        }
        double before = judged().standardisedInputRmse();
        String verb = verb(error(), before);
        return String.format(
                Locale.ROOT,
                "On %s: one pass %s the error %s *%s*; after %d passes it is *%s*",
                judgedRows(),
                verb,
                verb.equals("leaves") ? "of " + number(before) + " at" : "from " + number(before) + " to",
                number(error()),
                passes,
                number(errorOfAllPasses()));
    }

    private static String verb(double after, double before) {
        if (beyond(after, before)) {
            return "raises";
        }
        return beyond(before, after) ? "lowers" : "leaves";
    }

    /**
     * What rows it is on.
     *
     * @return How many, of which sort, and whether they were damaged here.
     */
    public String judgedRows() {
        return String.format(
                Locale.ROOT, "%d %s%s", judged().rows(), rows, damaged.isPresent() ? ", damaged as in training" : "");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "not finite";
    }
}
