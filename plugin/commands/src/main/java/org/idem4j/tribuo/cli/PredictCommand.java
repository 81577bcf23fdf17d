package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.image.ImageInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}. */
@Command(
        name = "predict",
        header = "Repairs the rows of a CSV, or images.",
        usageHelpWidth = 100,
        description = {
            "Repairs the rows of a CSV and writes them under the same header, in the same order. Cells "
                    + "that are left alone and columns that the model does not know come back as they stand, "
                    + "character by character.",
            "Blank cells are filled by a model that was trained with masking.",
            "The table is streamed, so it may be larger than memory.",
            "A folder of PNG or JPEG files, or an IDX file, in place of the table gives a folder of PNG "
                    + "files of the same names, or an IDX file with the same header; images must be of the model's "
                    + "shape."
        },
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private final TableOptions files = new TableOptions("The columns may stand in any order.", "The repaired rows.");

    @Mixin
    private final InPlaceOption inPlace = new InPlaceOption();

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--passes",
            defaultValue = "1",
            paramLabel = "K",
            description = "How often the model is applied to its own output (default: ${DEFAULT-VALUE}).")
    private int passes;

    @Mixin
    private RepairOptions options;

    @Override
    public Integer call() throws IOException {
        if (passes < 1) {
            throw new IllegalArgumentException("--passes must be at least 1, not " + passes + ".");
        }
        options.requireSensible();
        if (ImageInput.isOfImages(files.input())) {
            return repairImages();
        }
        try (RowBatches table = RowBatches.open(files.input(), format.format()).withBlanks();
                OpenModel open = model.open(table::chosenNames)) {
            DenseSelfMap f = open.selfMap();
            ModelColumns columns = table.columns(open, model.model());
            RepairMode mode = options.mode(files.input(), table, columns, RepairFacts.of(f));
            DenseSelfMap decoded = options.decoded(model.model(), f, columns.coding(), mode);
            RowRepair repair = new RowRepair(
                    model.model(),
                    decoded,
                    options.step(model.model(), decoded, mode),
                    mode,
                    options.replacesImplausible(mode, RepairFacts.of(f)),
                    options.masks(),
                    passes,
                    RepairFacts.of(decoded).tolerances(1, decoded.selfMap().dimension()));
            try (RepairTables tables = options.tables(model.model(), f, table, columns, mode, files.output())) {
                repair.run(table, files.input(), columns, tables);
                tables.commit();
                tell(repair, tables, columns, table.told(columns, model.model()), open, mode);
            }
            requireFinite(repair, f);
        }
        return 0;
    }

    private int repairImages() throws IOException {
        options.requireNoTable(files.input());
        format.requireNotGiven(files.input());
        try (OpenModel open = model.open(null)) {
            DenseSelfMap f = open.selfMap();
            RepeatableStep step = options.step(model.model(), f, RepairMode.ALL);
            RowRepair repair = new RowRepair(
                    model.model(),
                    f,
                    step,
                    RepairMode.ALL,
                    false,
                    false,
                    passes,
                    ones(f.selfMap().dimension()));
            String lost = new ImageRepair(model.model(), files.input(), files.output()).run(open, repair);
            PrintWriter out = spec.commandLine().getOut();
            if (!lost.isEmpty()) {
                out.println(lost);
            }
            out.println("Wrote " + repair.rows() + " images to " + files.output() + " (" + open.provider() + ", "
                    + passes + (passes == 1 ? " pass" : " passes") + ").");
            tellChanges("levels from 0 to 1", repair, out);
            if (repair.unsettled() > 0) {
                tellUnsettled("Images", repair, open, out);
            }
            out.flush();
            requireFinite(repair, f);
        }
        return 0;
    }

    private void requireFinite(RowRepair repair, DenseSelfMap f) {
        repair.unfit()
                .requireNone(
                        model.model(),
                        files.input(),
                        repair.rows(),
                        f.selfMap().names(),
                        "In " + files.output() + " they are as they were; the others are repaired.");
    }

    private static void tellChanges(String units, RowRepair repair, PrintWriter out) {
        out.println("Change by each pass, root mean square in " + units + ": " + repair.changes() + ".");
    }

    /** Pixels are of one unit already. */
    private static float[] ones(int columns) {
        float[] ones = new float[columns];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void tellUnsettled(String what, RowRepair repair, OpenModel open, PrintWriter out) {
        out.println(what + " that did not settle within " + RepeatableStep.MOST_REPLACEMENTS + " replacements: "
                + repair.unsettled() + ". Another run may change them. "
                + UnsettledAdvice.of(open.trainedProvenance(), options.replacesCells()));
    }

    private void tell(
            RowRepair repair,
            RepairTables tables,
            ModelColumns columns,
            String found,
            OpenModel open,
            RepairMode mode) {
        int n = columns.coding().size();
        PrintWriter out = spec.commandLine().getOut();
        if (!found.isEmpty()) {
            out.println(found);
        }
        out.println("Wrote " + repair.rows() + " rows to " + files.output() + " (" + open.provider() + ", repair "
                + mode + ", "
                + passes
                + (passes == 1 ? " pass" : " passes") + ").");
        if (mode != RepairMode.BLANKS || passes > 1) { // one pass that fills changes no cell that was known
            tellChanges(
                    repair.facts().calibration() == null ? "raw units" : "units of the columns' deviations",
                    repair,
                    out);
        }
        if (tables.filled() > 0) {
            out.println("Blank cells filled: " + tables.filled() + "."
                    + (mode == RepairMode.BLANKS && !options.saysMode()
                            ? " All others are as they were; --repair all has the model repair them too."
                            : ""));
        }
        if (repair.unknown().count() > 0) {
            out.println("Rows without a known cell, so that there is nothing to fill them from: "
                    + repair.unknown().count() + ", " + repair.unknown().told(List.of()) + ". They were left blank.");
        }
        String far = repair.far().told(open.selfMap().selfMap().names());
        if (!far.isEmpty()) {
            out.println(far);
        }
        boolean checks = options.checks(repair.facts());
        if (options.replacesImplausible(mode, repair.facts())) {
            out.println("Implausible cells replaced: " + repair.implausible() + ", of which " + repair.wild()
                    + " were beyond the range of their column.");
        }
        if (options.masks()) {
            out.println(String.format(
                    Locale.ROOT,
                    checks
                            ? "Cells that are implausible, or blank: %d of %d (%.1f %%)."
                            : mode == RepairMode.BLANKS
                                    ? "Cells that the model would change by more than the tolerance, or blank: %d of %d (%.1f %%)."
                                    : "Cells changed by more than the tolerance, or blank: %d of %d (%.1f %%).",
                    tables.masked(),
                    repair.rows() * n,
                    100.0 * tables.masked() / (repair.rows() * n)));
        }
        if (repair.unsettled() > 0 && options.replacesImplausible(mode, repair.facts())) {
            out.println("Rows of which too many cells are odd to tell which: " + repair.unsettled()
                    + ". They were left as they were, but for what was blank.");
        } else if (repair.unsettled() > 0 && columns.coding().isDiscrete()) {
            out.println(
                    "Rows left as they were, blank cells filled, since rounded values and the others did not come to"
                            + " agree within " + RepeatableStep.MOST_REPLACEMENTS + " passes: " + repair.unsettled()
                            + ".");
        } else if (repair.unsettled() > 0) {
            tellUnsettled("Rows", repair, open, out);
        }
        out.flush();
    }
}
