package org.idem4j.tribuo.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.idem4j.tribuo.IdempotentModel;

/** In words how often a training went back to an earlier network. */
final class BackOffText {

    private BackOffText() {}

    /** Such as ", diverged in epochs 12 and 30 and went back, learning rate and idempotenceWeight × 1/16"; empty if it never did. */
    static String of(IdempotentModel model) {
        List<Integer> epochs = model.run().backOffEpochs();
        if (epochs.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ", diverged in %s and went back, learning rate and idempotenceWeight × %s",
                inWords(epochs),
                share(model.run().backOffFactor()));
    }

    private static String inWords(List<Integer> epochs) {
        int last = epochs.size() - 1;
        return last == 0
                ? "epoch " + epochs.get(0)
                : "epochs "
                        + epochs.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " and "
                        + epochs.get(last);
    }

    /** A factor that is one over a whole number. */
    static String share(double factor) {
        return "1/" + Math.round(1 / factor);
    }
}
