package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.onnx.servers.ModelServer;
import org.idem4j.onnx.servers.ServerFolder;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** For which model server a file is written, if for one. */
final class ServerOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "triton|djl-serving|kserve",
            description = "Write a folder that this model server takes, named by --output, with the file in it, its "
                    + "configuration, and how to start and ask it. Requests are put together only where a row comes "
                    + "out the same in any batch.")
    private String server;

    /** Where the ONNX file goes: the output itself, or its place in a server's folder. */
    Path file(Path output) throws IOException {
        if (server == null) {
            return output;
        }
        ServerFolder folder = folder(output);
        if (Files.isRegularFile(output)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--for writes a folder, and " + output + " is a file; name another --output.");
        }
        return folder.model();
    }

    /** Writes the rest of the folder. */
    void describe(Path output) throws IOException {
        if (server != null) {
            folder(output).describe();
        }
    }

    private ServerFolder folder(Path output) {
        return new ServerFolder(output, ModelServer.parse(server));
    }
}
