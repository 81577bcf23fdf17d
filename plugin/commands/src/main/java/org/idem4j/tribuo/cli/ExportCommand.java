package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.idem4j.onnx.export.saved.NormalizerChoice;
import org.idem4j.onnx.export.saved.SavedNetworkOptions;
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
            "Writes a trained model as an ONNX file, standardisation, names and provenance included;",
            "or a network that DeepLearning4J's ModelSerializer saved, as it computes in evaluation."
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
            description = "The ONNX file to write.")
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
                "For a trained model: apply the corrector to it as a function, h = 3f(f(x)) - 2f(f(f(x))), K times,",
                "0 to 3; a smaller gap in 3^K times the time ('evaluate --polish K' measures both).",
                "By default as the model is."
            })
    private Integer polish;

    @Option(
            names = "--repair",
            paramLabel = "all|blanks",
            description = {
                "For a trained model: all, f itself (the default); or blanks, the filling of missing cells (NaN) alone, which",
                "gives known cells back bit by bit."
            })
    private String repair;

    @Option(
            names = "--without-guard",
            description = {
                "For a trained model: believe cells far beyond those trained on, which the file would otherwise take for",
                "missing."
            })
    private boolean withoutGuard;

    @Option(
            names = "--input-type",
            paramLabel = "TYPE",
            description = {
                "For a zip: the shape of an input, once for each, where the network does not tell it:",
                "feedforward:N, recurrent:N or recurrent:NxTIME (:ncw, :nwc),",
                "convolutional:CxHxW (:nchw, :nhwc), convolutional3d:CxDxHxW (:ncdhw, :ndhwc); ? is any size."
            })
    private List<String> inputTypes = List.of();

    @Option(
            names = "--normalizer",
            paramLabel = "fold|ignore",
            description = {
                "For a zip with a normaliser: fold, put it before the network, and that of the labels backwards after it; or",
                "ignore, export the network alone. By default as ignore, with a word that the input has to be normalised."
            })
    private String normalizer;

    @Option(
            names = "--allow-nan",
            description = "For a zip: export it although parameters are NaN or infinite, which are refused otherwise.")
    private boolean allowNan;

    @Mixin
    private AllowedClasses allowed;

    @Override
    public Integer call() throws IOException {
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
            exportSaved();
        } else {
            exportTrained();
        }
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

    private void exportSaved() throws IOException {
        SavedNetworkOptions options = new SavedNetworkOptions(opset, inputTypes, allowNan, normalizerChoice());
        List<String> remarks = allowed.during(() -> SavedNetworks.export(model, output, options));
        remarks.forEach(remark -> spec.commandLine().getErr().println("warning: " + remark));
    }

    private NormalizerChoice normalizerChoice() {
        if (normalizer == null) {
            return NormalizerChoice.WARN;
        }
        return switch (normalizer) {
            case "fold" -> NormalizerChoice.FOLD;
            case "ignore" -> NormalizerChoice.IGNORE;
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--normalizer '" + normalizer + "' is neither fold nor ignore.");
        };
    }

    private void refuseForTrained(boolean given, String option) {
        if (given) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is for a zip of DeepLearning4J's, and " + model + " is none.");
        }
    }

    private void exportTrained() throws IOException {
        refuseForTrained(!inputTypes.isEmpty(), "--input-type");
        refuseForTrained(allowNan, "--allow-nan");
        refuseForTrained(normalizer != null, "--normalizer");
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
                AtomicFile.write(output, detector.exportONNXModel(DOMAIN, 0, opset)::writeTo);
                return;
            }
            if (!(open.model() instanceof IdempotentModel stored)) {
                throw new IllegalArgumentException(
                        model + " is no model.tribuo of a training, which alone can be exported.");
            }
            IdempotentModel trained = withoutGuard ? stored.withoutGuard() : stored;
            if (fillsAlone()) {
                AtomicFile.write(output, trained.exportFilling(DOMAIN, 0, opset)::writeTo);
                return;
            }
            IdempotentModel exported = polish == null ? trained : trained.polished(polish);
            AtomicFile.write(output, exported.exportONNXModel(DOMAIN, 0, opset)::writeTo);
        }
    }
}
