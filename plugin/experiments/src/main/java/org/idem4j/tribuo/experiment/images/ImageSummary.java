package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.images.ImageFindings.Found;

/**
 * The outcome in sentences.
 *
 * @param found What the recipes came to.
 */
record ImageSummary(List<Found> found) {

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        alarm().ifPresent(sentences::add);
        bestRepair().ifPresent(sentences::add);
        found.stream()
                .filter(one -> one.recipe().onNoise())
                .map(ImageSummary::onNoise)
                .forEach(sentences::add);
        return sentences;
    }

    private Optional<String> alarm() {
        String collapsed = found.stream()
                .filter(one -> one.recipe().onNoise() && one.result().collapsed())
                .map(one -> one.recipe().told())
                .collect(Collectors.joining("; "));
        return collapsed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "*Collapse alarm:* what f makes of noise varies less than a third as much as true images, though it"
                                + " was trained on noise, with *" + collapsed
                                + "*. It is nearly one image for all noise"
                                + (isJudged() ? ", and a classifier that is sure of it tells nothing." : "."));
    }

    /** Whether a classifier has looked at what f makes of noise. */
    private boolean isJudged() {
        return found.stream()
                .noneMatch(one -> Double.isNaN(one.result().fromNoise().sure()));
    }

    private Optional<String> bestRepair() {
        return found.stream()
                .filter(one -> one.recipe().repairs())
                .min(Comparator.comparingDouble(one -> one.result().repair().after()))
                .map(best -> {
                    Restored repair = best.result().repair();
                    return String.format(
                                    Locale.ROOT,
                                    "The best repair is that of *%s*: the error %s from %.3f to *%.3f*",
                                    best.recipe().told(),
                                    repair.after() < repair.before() ? "falls" : "rises",
                                    repair.before(),
                                    repair.after())
                            + accuracy(repair);
                });
    }

    private static String accuracy(Restored repair) {
        return Double.isNaN(repair.accuracyAfter())
                ? "."
                : String.format(
                        Locale.ROOT,
                        ", and the classifier is right on %.3f in place of %.3f of the images.",
                        repair.accuracyAfter(),
                        repair.accuracyBefore());
    }

    private static String onNoise(Found one) {
        SampleMeasures noise = one.result().fromNoise();
        String classes = Double.isNaN(noise.sure())
                ? ""
                : String.format(Locale.ROOT, "%.2f sure, %.1f classes, ", noise.sure(), noise.classes());
        return String.format(
                Locale.ROOT,
                "*%s*: on noise %s; %sa spread of %.3f, a gap of %.3f.",
                one.recipe().told(),
                one.result().collapsed() ? "*collapsed*" : "not collapsed",
                classes,
                noise.deviation(),
                one.result().gaps().noise()[1]);
    }
}
