package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.data.description.TableDescriber;
import org.idem4j.tribuo.data.description.TableDescription;
import org.idem4j.tribuo.task.TaskJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code describe}. */
@Command(
        name = "describe",
        header = "Says what a table is, before anything is trained on it.",
        usageHelpWidth = 100,
        description = {
            "Says of each column its kind (number, integer, category, text, date, id, constant), its "
                    + "missing cells and what marks them, its range, what looks wrong in it and from which others "
                    + "it follows; and which columns can be trained on. The table is read once, so it may be larger "
                    + "than memory; medians, quartiles and what follows from what are taken from a sample of its "
                    + "rows.",
            "With --config-file, writes a configuration for 'train' that takes those columns."
        },
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TABLE.csv", description = "The table; may be gzipped.")
    private Path table;

    @Mixin
    private FormatOptions format;

    @Option(
            names = {"-c", "--config-file"},
            paramLabel = "FILE",
            description = "Where to write a configuration for this table, which 'train' takes.")
    private Path configuration;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the description as JSON.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        TableDescription description = TableDescriber.describe(table, format.format());
        PrintWriter out = spec.commandLine().getOut();
        out.println(DescriptionText.of(table, description));
        if (configuration != null) {
            byte[] xml = new TableConfiguration(table, description).xml().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(configuration, stream -> stream.write(xml));
            out.println("Configuration: " + configuration + "; train -c " + configuration + " -o DIR");
        }
        if (output != null) {
            byte[] json = TaskJson.MAPPER.writeValueAsBytes(description);
            AtomicFile.write(output, stream -> stream.write(json));
            out.println("Description: " + output);
        }
        out.flush();
        return 0;
    }
}
