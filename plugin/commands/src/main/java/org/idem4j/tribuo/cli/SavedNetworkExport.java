package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.tribuo.engine.SavedNetworks;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The export of a network that DL4J's ModelSerializer saved, and its options. */
final class SavedNetworkExport {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--input-type",
            paramLabel = "TYPE",
            description = {
                "For a zip: the shape of an input, once for each, where the network does not tell it: "
                        + "feedforward:N, recurrent:N or recurrent:NxTIME (:ncw, :nwc), convolutional:CxHxW (:nchw, "
                        + ":nhwc), convolutional3d:CxDxHxW (:ncdhw, :ndhwc); ? is any size."
            })
    private List<String> inputTypes = List.of();

    @Option(
            names = "--normalizer",
            paramLabel = "fold|ignore",
            description = "For a zip with a normaliser: fold, put it before the network, and that of the labels "
                    + "backwards after it; or ignore, export the network alone. By default as ignore, with a word "
                    + "that the input has to be normalised.")
    private String normalizer;

    @Option(
            names = "--allow-nan",
            description = "For a zip: export it although parameters are NaN or infinite, which are refused otherwise.")
    private boolean allowNan;

    /** Refuses what is said of a zip for a model that is none. */
    void requireNotGiven(Path model) {
        refuse(!inputTypes.isEmpty(), "--input-type", model);
        refuse(allowNan, "--allow-nan", model);
        refuse(normalizer != null, "--normalizer", model);
    }

    private void refuse(boolean given, String option, Path model) {
        if (given) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is for a zip of DeepLearning4J's, and " + model + " is none.");
        }
    }

    /** Reads and writes it; tells what is to be known of the file. */
    void export(Path model, Path output, int opset, AllowedClasses allowed) throws IOException {
        if (normalizer != null && !normalizer.equals("fold") && !normalizer.equals("ignore")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--normalizer '" + normalizer + "' is neither fold nor ignore.");
        }
        List<String> remarks =
                allowed.during(() -> SavedNetworks.export(model, output, opset, inputTypes, normalizer, allowNan));
        remarks.forEach(remark -> spec.commandLine().getErr().println("warning: " + remark));
    }
}
