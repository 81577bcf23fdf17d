package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;
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
            "Blank cells are filled by a model that was trained with masking.",
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

    @Option(
            names = "--changes",
            paramLabel = "CSV",
            description = "Where to write the change of each cell, output - input; blank where the input is blank.")
    private Path changes;

    @Option(
            names = "--mask",
            paramLabel = "CSV",
            description =
                    "Where to write 1 for each cell that was blank or changed by more than the tolerance, else 0.")
    private Path mask;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = {
                "With --mask: the largest change that does not count, in units of each column's deviation;",
                "in raw units where an ONNX file does not say the deviations.",
                "By default what 99 %% of the clean rows of training stayed within, column by column."
            })
    private Double tolerance;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        try (TableReader reader = TableReader.open(input, true, ',').withBlanks();
                OpenModel open = model.open(reader.names())) {
            DenseSelfMap f = open.selfMap();
            RowRepair repair = new RowRepair(model.model(), f, passes);
            int[] columns = repair.columns(input, reader.names());
            try (RepairTables tables = new RepairTables(
                    reader.names(),
                    columns,
                    mask == null ? null : tolerances(repair.facts(), columns.length),
                    output,
                    changes,
                    mask)) {
                repair.run(reader, columns, tables);
                if (repair.rows() == 0) {
                    throw new TableException(input + " has a header but no rows.");
                }
                tables.commit();
                tell(repair, tables, columns.length, open.provider());
            }
        }
        return 0;
    }

    private void requireSensible() {
        if (passes < 1) {
            throw new IllegalArgumentException("--passes must be at least 1, not " + passes + ".");
        }
        if (tolerance != null && mask == null) {
            throw new IllegalArgumentException("--tolerance says what --mask counts as a change; give --mask with it.");
        }
        List<Path> outputs = Stream.of(output, changes, mask)
                .filter(Objects::nonNull)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        Set<Path> distinct = new HashSet<>(outputs);
        if (distinct.size() < outputs.size()) {
            throw new IllegalArgumentException("--output, --changes and --mask must be different files.");
        }
    }

    private float[] tolerances(RepairFacts facts, int n) {
        if (tolerance != null) {
            return facts.tolerances(tolerance, n);
        }
        if (facts.calibration() == null) {
            throw new IllegalArgumentException(model.model()
                    + " does not say how far it moves clean rows, so --mask needs a --tolerance of your own.");
        }
        return facts.tolerances();
    }

    private void tell(RowRepair repair, RepairTables tables, int n, String provider) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + repair.rows() + " rows to " + output + " (" + provider + ", " + passes
                + (passes == 1 ? " pass" : " passes") + ").");
        out.println("Change by each pass, root mean square in "
                + (repair.facts().calibration() == null ? "raw units: " : "units of the columns' deviations: ")
                + repair.changes() + ".");
        if (repair.filled() > 0) {
            out.println("Blank cells filled: " + repair.filled() + ".");
        }
        if (mask != null) {
            out.println(String.format(
                    Locale.ROOT,
                    "Cells changed by more than the tolerance, or blank: %d of %d (%.1f %%).",
                    tables.masked(),
                    repair.rows() * n,
                    100.0 * tables.masked() / (repair.rows() * n)));
        }
        out.flush();
    }
}
