package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.FixedPointAnalysis;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.data.MatrixTable;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.tribuo.math.la.DenseMatrix;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code purify}. */
@Command(
        name = "purify",
        header = "Makes a square matrix idempotent: a projector P with P^2 = P.",
        usageHelpWidth = 100,
        description = {
            "Reads a nearly idempotent matrix K and writes the projector P, P^2 = P, that belongs to it.",
            "",
            "K is replaced by 3K^2 - 2K^3 again and again until rounding ends it. That moves every "
                    + "eigenvalue of K to 0 or 1, those above 1/2 to 1, and keeps the directions that belong to "
                    + "them.",
            "It is certain to work if K^2 - K has a norm below 1/4, which is checked; often it works from "
                    + "much farther away. Where it does not, the message says why and what to do, and no file is "
                    + "touched.",
            ""
        },
        footer = {
            "",
            "Example: K.csv holds the lines 1.02,0.1 and 0.05,-0.03;",
            "  purify --input K.csv --output P.csv",
            "says that P has rank 1 and writes it. The matrix is a CSV, a line per row, gzipped or not; a first",
            "line without numbers is a header and comes back."
        },
        mixinStandardHelpOptions = true)
final class PurifyCommand implements Callable<Integer> {

    /** Rows from which on BLAS is faster than plain Java by more than it takes to load. */
    private static final int WORTH_BLAS = 300;
    /** Rows up to which eigenvalues take seconds. */
    private static final int WORTH_ANALYSING = 200;
    /** The most matrices on the heap at once: given, result, and at order 10 six in between, with some room. */
    private static final int MATRICES = 9;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private final InPlaceOption inPlace = new InPlaceOption();

    @Option(
            names = {"-i", "--input"},
            required = true,
            paramLabel = "CSV",
            description = "The matrix K.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "CSV",
            description = "The projector P, in full precision; written only if there is one.")
    private Path output;

    @Option(
            names = "--order",
            paramLabel = "M",
            description = "The order of convergence, 2 to 10 (default: 2, the polynomial above). Order 5 takes up to a"
                    + " tenth fewer matrix products where eigenvalues are near 1/2; order 2 reaches the farthest.")
    private Integer order;

    @Option(
            names = "--damping",
            paramLabel = "G",
            description = "Go only this part of each step, above 0 and at most 1 (default: 1): slow and careful.")
    private Double damping;

    @Option(
            names = "--keep-trace",
            description =
                    "Keep the trace, rounded, so that P has that rank: the largest eigenvalues go to 1, however many of"
                            + " them are above 1/2. It has steps of its own, so --order and --damping do not go with it.")
    private boolean keepTrace;

    @Option(
            names = "--contract",
            description =
                    "First bring the eigenvalues of K nearer to 1/2, which changes neither their side of it nor their"
                            + " directions: for matrices with real eigenvalues far outside [0, 1].")
    private boolean contract;

    @Option(
            names = "--analyse",
            description = "Tell where each eigenvalue goes even if K has more than 200 rows, which may take minutes.")
    private boolean analyse;

    @Override
    public Integer call() throws IOException {
        if (keepTrace && (order != null || damping != null || contract)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--keep-trace has steps of its own; leave out --order, --damping and --contract.");
        }
        Corrector corrector = corrector();
        MatrixTable given = MatrixTable.read(input, largest());
        PrintWriter out = spec.commandLine().getOut();
        PurifyReport report = new PurifyReport(out, input, given.matrix());
        Purification result = purify(purifier(corrector), given.matrix());
        report.purification(result);
        if (!keepTrace && !contract && (analyse || given.matrix().getDimension1Size() <= WORTH_ANALYSING)) {
            report.analysis(FixedPointAnalysis.of(given.matrix(), corrector));
        }
        out.flush();
        if (!result.converged()) {
            throw new FailedException(input + " was not made idempotent; " + output + " is as it was. "
                    + result.outcome().explanation());
        }
        AtomicFile.write(output, new MatrixTable(given.names(), result.projector())::writeTo);
        out.println("Wrote " + output + ".");
        out.flush();
        return 0;
    }

    private Corrector corrector() {
        Corrector full = order == null ? Corrector.mcWeeny() : Corrector.order(order);
        return damping == null ? full : full.damped(damping);
    }

    private Purifier purifier(Corrector corrector) {
        if (keepTrace) {
            return Purifier.resettingTrace();
        }
        return contract ? Purifier.contracting(corrector) : Purifier.of(corrector);
    }

    private static Purification purify(Purifier purifier, DenseMatrix matrix) {
        if (matrix.getDimension1Size() < WORTH_BLAS) {
            return purifier.purify(matrix);
        }
        try (BlasProduct blas = Engine.matrixProduct()) {
            return purifier.with(blas).purify(matrix);
        }
    }

    private static int largest() {
        return (int) Math.sqrt(Runtime.getRuntime().maxMemory() / (double) MATRICES / Double.BYTES);
    }
}
