package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * What there is to tell of a training, in words.
 *
 * @param trained What came of it.
 * @param folder Where the files are.
 */
record TrainingText(TrainedFiles trained, Path folder) {

    private IdempotentModel model() {
        return trained.model();
    }

    /** For the report, name to value. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "training",
                String.format(
                        Locale.ROOT,
                        "%,d rows × %d columns, %d epochs, %.1f s (%s%s)",
                        trained.rows(),
                        model().selfMap().dimension(),
                        model().history().size(),
                        model().run().seconds(),
                        model().run()
                                .outcome()
                                .orElseThrow()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '),
                        BackOffText.of(model())));
        if (again()) {
            facts.put("figures and samples", judged());
        }
        model().run().rank().ifPresent(rank -> facts.put("rank of the projector", rank));
        trained.noise().ifPresent(noise -> facts.put("what it makes of noise", told(noise)));
        facts.put("served by", "ONNX Runtime, " + trained.served().provider());
        facts.put("largest difference between DL4J and ONNX Runtime", difference());
        facts.put("files", folder.toAbsolutePath().normalize().toString());
        return facts;
    }

    private static String told(NoiseSpread noise) {
        return String.format(
                Locale.ROOT,
                "images whose pixels have a spread of %.3f, true ones %.3f%s",
                noise.spread(),
                noise.truth(),
                noise.collapsed() ? ": it has collapsed to nearly one image, so none can be drawn from noise" : "");
    }

    private boolean again() {
        return trained.judgedRows() != trained.rows();
    }

    private String judged() {
        return String.format(
                Locale.ROOT,
                "of the same training on %,d of the rows, so that the others could judge it",
                trained.judgedRows());
    }

    private String difference() {
        return String.format(
                Locale.ROOT,
                "%.1e of a column's largest value",
                trained.served().difference());
    }

    /** For the terminal. */
    String summary() {
        return String.join(
                System.lineSeparator(),
                String.format(
                        Locale.ROOT,
                        "Trained on %,d rows of %d columns in %.1f s%s; evaluated as served by ONNX Runtime (%s).",
                        trained.rows(),
                        model().selfMap().dimension(),
                        model().run().seconds(),
                        BackOffText.of(model()),
                        trained.served().provider()),
                again() ? "What follows is " + judged() + "." : "",
                Summary.of(trained.verdict(), trained.others()),
                "",
                model().run()
                                .rank()
                                .map(rank -> "Rank of the projector: " + rank + System.lineSeparator())
                                .orElse("")
                        + trained.noise()
                                .map(noise -> "Of noise it makes " + told(noise) + "." + System.lineSeparator())
                                .orElse("")
                        + "Largest difference between DL4J and ONNX Runtime: " + difference());
    }
}
