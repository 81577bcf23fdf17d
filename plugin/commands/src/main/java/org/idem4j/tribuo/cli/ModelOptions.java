package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.ServingOptions;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model a command uses, and where it computes. */
final class ModelOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "model.tribuo, or any ONNX file from n columns to n columns.")
    private Path model;

    @Option(
            names = "--provider",
            defaultValue = "auto",
            paramLabel = "auto|cpu|cuda|tensorrt",
            description = "Where an ONNX file computes (default: ${DEFAULT-VALUE}).")
    private String provider;

    @Option(
            names = "--sha256",
            defaultValue = "",
            paramLabel = "HASH",
            description = "The SHA-256 that the model's file must have; a changed file is refused.")
    private String sha256;

    @Mixin
    private AllowedClasses allowed;

    Path model() {
        return model;
    }

    /** What the model's file may name. */
    AllowedClasses allowed() {
        return allowed;
    }

    /**
     * Opens the model.
     *
     * @param names The names for an ONNX file that has none; null for x0001, x0002, ….
     */
    OpenModel open(Supplier<List<String>> names) throws IOException {
        if (Files.isRegularFile(model)) {
            ModelSet.warning(model)
                    .ifPresent(mixed -> spec.commandLine().getErr().println("warning: " + mixed));
        }
        ServingOptions options = ServingOptions.defaults()
                .withProvider(ExecutionProvider.parse(provider))
                .withExpectedSha256(sha256);
        return allowed.during(() -> OpenModel.open(model, options, names));
    }
}
