package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.engine.SavedNetworks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}. */
@Command(
        name = "export",
        header = "Writes a trained model, or a network saved by DeepLearning4J, as an ONNX file.",
        usageHelpWidth = 100,
        description = {
            "Writes a trained model as an ONNX file, standardisation, names and provenance included; "
                    + "or a network that DeepLearning4J's ModelSerializer saved, as it computes in evaluation."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** The domain that exported files name. */
    static final String DOMAIN = "org.idem4j";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "The trained model, model.tribuo, or DeepLearning4J's zip.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The ONNX file to write; with --for the folder.")
    private Path output;

    @Option(
            names = "--opset",
            defaultValue = "13",
            paramLabel = "N",
            description = "The version of ONNX's operators, 13 to 17 (default: ${DEFAULT-VALUE}).")
    private int opset;

    @Option(
            names = "--polish",
            paramLabel = "K",
            description = {
                "For a trained model: apply the corrector to it as a function, h = 3f(f(x)) - 2f(f(f(x))), K "
                        + "times, 0 to 3; a smaller gap in 3^K times the time ('evaluate --polish K' measures both).",
                "By default as the model is."
            })
    private Integer polish;

    @Option(
            names = "--repair",
            paramLabel = "all|blanks",
            description = "For a trained model: all, f itself (the default); or blanks, the filling of missing cells "
                    + "(NaN) alone, which gives known cells back bit by bit.")
    private String repair;

    @Option(
            names = "--without-guard",
            description = "For a trained model: believe cells far beyond those trained on, which the file would "
                    + "otherwise take for missing.")
    private boolean withoutGuard;

    @Mixin
    private PrecisionOptions precision;

    @Mixin
    private SavedNetworkExport saved;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AllowedClasses allowed;

    @Override
    public Integer call() throws IOException {
        precision.requireSense();
        Path file = server.file(output);
        if (Files.isRegularFile(model) && SavedNetworks.isZip(model)) {
            if (repair != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--repair is for a trained model.tribuo, and " + model + " is none.");
            }
            if (polish != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--polish is for a trained model.tribuo, and " + model + " is none.");
            }
            if (withoutGuard) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--without-guard is for a trained model.tribuo, and " + model + " is none.");
            }
            precision.requireNotGiven("is for a trained model.tribuo, and " + model + " is none.");
            saved.export(model, file, opset, allowed);
        } else {
            exportTrained(file);
        }
        server.describe(output);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + output + " (opset " + opset + ").");
        out.flush();
        return 0;
    }

    /** Whether f is left out. */
    private boolean fillsAlone() {
        if (repair == null || RepairMode.of("--repair", repair) == RepairMode.ALL) {
            return false;
        }
        if (RepairMode.of("--repair", repair) == RepairMode.FLAGGED) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "A file can repair all or blanks; flagged cells are found by the command predict, --repair flagged.");
        }
        return true;
    }

    private void exportTrained(Path file) throws IOException {
        saved.requireNotGiven(model);
        try (OpenModel open = allowed.during(() -> OpenModel.open(model, ServingOptions.defaults(), null))) {
            if (open.stored() instanceof IdempotentAnomalyModel detector) {
                if (polish != null) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(),
                            "--polish would make another function of the network, which the threshold of " + model
                                    + " was not taken from.");
                }
                if (withoutGuard) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), "--without-guard: the detector " + model + " has no guard.");
                }
                precision.requireNotGiven(
                        "would change the scores of the detector " + model + ", which its threshold was taken from.");
                AtomicFile.write(file, detector.exportONNXModel(DOMAIN, 0, opset)::writeTo);
                return;
            }
            if (!(open.model() instanceof IdempotentModel stored)) {
                throw new IllegalArgumentException(
                        model + " is no model.tribuo of a training, which alone can be exported.");
            }
            IdempotentModel trained = withoutGuard ? stored.withoutGuard() : stored;
            if (fillsAlone()) {
                precision.requireNotGiven("is for f, and --repair blanks leaves it out: filling is linear and stays.");
                AtomicFile.write(file, trained.exportFilling(DOMAIN, 0, opset)::writeTo);
                return;
            }
            IdempotentModel exported = polish == null ? trained : trained.polished(polish);
            if (precision.given()) {
                allowed.during(() -> {
                    precision.export(model, open, exported, opset, file);
                    return null;
                });
                return;
            }
            AtomicFile.write(file, exported.exportONNXModel(DOMAIN, 0, opset)::writeTo);
        }
    }
}
