package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}. */
@Command(
        name = "export",
        header = "Writes a trained model as an ONNX file.",
        usageHelpWidth = 100,
        description = "Writes a trained model as an ONNX file, standardisation, names and provenance included.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** The domain that exported files name. */
    static final String DOMAIN = "org.idem4j";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The trained model, model.tribuo.")
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

    @Override
    public Integer call() throws IOException {
        try (OpenModel open = OpenModel.open(model, ServingOptions.defaults(), null)) {
            if (!(open.model() instanceof IdempotentModel trained)) {
                throw new IllegalArgumentException(model + " is a "
                        + open.model().getClass().getName() + "; only a trained model.tribuo can be exported.");
            }
            AtomicFile.write(output, trained.exportONNXModel(DOMAIN, 0, opset)::writeTo);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + output + " (opset " + opset + ").");
        out.flush();
        return 0;
    }
}
