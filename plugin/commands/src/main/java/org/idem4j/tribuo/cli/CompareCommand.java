package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.comparison.ProvenanceComparison;
import org.idem4j.tribuo.comparison.ProvenanceFacts;
import org.tribuo.provenance.ModelProvenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code compare}. */
@Command(
        name = "compare",
        header = "Tells in words where two models' provenances differ.",
        usageHelpWidth = 100,
        description = {
            "Says which settings, data, versions and results of two trained models differ, from what to what.",
            "Where a metrics.json stands beside either, its errors are compared too.",
            "Exits with 0 whether they differ or not."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "A model.tribuo, model.onnx or provenance.json, or the folder of one.")
    private Path one;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path other;

    @Mixin
    private AllowedClasses allowed;

    @Override
    public Integer call() throws IOException {
        Path left = file(one);
        Path right = file(other);
        ProvenanceFacts first = allowed.during(() -> facts(left));
        ProvenanceFacts second = allowed.during(() -> facts(right));
        Optional<String> metrics = metrics(left);
        Optional<String> others = metrics(right);
        if (metrics.isPresent() && others.isPresent()) {
            first = first.withMetrics(metrics.get());
            second = second.withMetrics(others.get());
        }
        ProvenanceComparison comparison = ProvenanceComparison.of(first, second);
        PrintWriter out = spec.commandLine().getOut();
        out.println(new ComparisonText(comparison, one, other).text());
        out.flush();
        return 0;
    }

    /** What to read: of a folder that train wrote its provenance. */
    private static Path file(Path given) {
        return Files.isDirectory(given) ? given.resolve(ModelFiles.PROVENANCE) : given;
    }

    /** The measurements beside a model, where train has left some. */
    private static Optional<String> metrics(Path file) throws IOException {
        Path beside = file.resolveSibling(ModelFiles.METRICS);
        return Files.isRegularFile(beside) && Files.size(beside) <= ProvenanceFacts.MOST_BYTES
                ? Optional.of(text(beside))
                : Optional.empty();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is damaged: it is no text in UTF-8; restore it, or train again.", e);
        }
    }

    private static ProvenanceFacts facts(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no such file; name a model.tribuo, model.onnx or provenance.json");
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            if (Files.size(file) > ProvenanceFacts.MOST_BYTES) {
                throw new IllegalArgumentException(file + " has " + Files.size(file) + " bytes, a provenance at most "
                        + ProvenanceFacts.MOST_BYTES + ".");
            }
            return ProvenanceFacts.of(text(file), file.toString()).without(ModelFiles.HASHES);
        }
        try (OpenModel open =
                OpenModel.open(file, ServingOptions.defaults().withProvider(ExecutionProvider.CPU), null)) {
            ModelProvenance provenance = open.trainedProvenance();
            if (provenance == null) {
                throw new IllegalArgumentException(
                        file
                                + " carries no provenance of its training (TRIBUO_PROVENANCE), so there is nothing to compare.");
            }
            return ProvenanceFacts.of(provenance);
        }
    }
}
