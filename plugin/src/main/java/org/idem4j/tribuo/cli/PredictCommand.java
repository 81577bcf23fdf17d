package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;
import org.idem4j.tribuo.data.TableWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}. */
@Command(
        name = "predict",
        header = "Repairs the rows of a CSV.",
        usageHelpWidth = 100,
        description = {
            "Repairs the rows of a CSV and writes them under the same header.",
            "The table is streamed, so it may be larger than memory."
        },
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = {"-i", "--input"},
            required = true,
            paramLabel = "CSV",
            description = "The rows, with a header; may be gzipped. The columns may stand in any order.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "CSV",
            description = "The repaired rows.")
    private Path output;

    @Option(
            names = "--passes",
            defaultValue = "1",
            paramLabel = "K",
            description = "How often the model is applied to its own output (default: ${DEFAULT-VALUE}).")
    private int passes;

    @Override
    public Integer call() throws IOException {
        if (passes < 1) {
            throw new IllegalArgumentException("--passes must be at least 1, not " + passes + ".");
        }
        try (TableReader reader = TableReader.open(input, true, ',');
                OpenModel open = model.open(reader.names());
                AtomicFile file = new AtomicFile(output)) {
            long rows = repair(reader, open.selfMap(), file);
            file.commit();
            PrintWriter out = spec.commandLine().getOut();
            out.println("Wrote " + rows + " rows to " + output + " (" + open.provider() + ", " + passes
                    + (passes == 1 ? " pass" : " passes") + ").");
            out.flush();
        }
        return 0;
    }

    private long repair(TableReader reader, DenseSelfMap f, AtomicFile file) throws IOException {
        int[] columns = columns(reader.names(), f.selfMap().names());
        int n = columns.length;
        TableWriter writer = new TableWriter(file.stream(), reader.names());
        double[] row = new double[n];
        float[] batch = new float[Predictions.BATCH * n];
        int filled = 0;
        while (reader.next(row)) {
            for (int c = 0; c < n; c++) {
                batch[filled + columns[c]] = (float) row[c];
            }
            filled += n;
            if (filled == batch.length) {
                write(f, batch, columns, writer);
                filled = 0;
            }
        }
        write(f, Arrays.copyOf(batch, filled), columns, writer);
        writer.flush();
        if (reader.row() == 0) {
            throw new TableException(input + " has a header but no rows.");
        }
        return reader.row();
    }

    private void write(DenseSelfMap f, float[] batch, int[] columns, TableWriter writer) {
        float[] values = f.apply(batch, passes);
        float[] row = new float[columns.length];
        for (int start = 0; start < values.length; start += columns.length) {
            for (int c = 0; c < columns.length; c++) {
                row[c] = values[start + columns[c]];
            }
            writer.write(row, 0);
        }
    }

    /** For each column of the table its column in the model. */
    private int[] columns(List<String> header, List<String> names) {
        TreeSet<String> missing = new TreeSet<>(names);
        missing.removeAll(header);
        TreeSet<String> unknown = new TreeSet<>(header);
        unknown.removeAll(names);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new TableException("The header of " + input + " does not match " + model.model()
                    + ": the table lacks " + missing + ", the model does not know " + unknown + ".");
        }
        return header.stream().mapToInt(names::indexOf).toArray();
    }
}
