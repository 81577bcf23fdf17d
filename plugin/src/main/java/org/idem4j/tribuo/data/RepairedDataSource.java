package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.configuration.Setting;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.provenance.DataSourceProvenance;

/**
 * Another source with its features repaired by an ONNX file, a {@link RepeatableStep} in front of any Tribuo trainer. Outputs,
 * weights and features that the file does not know stay as they are. To repair what was repaired before changes no bit, on
 * the CPU and where the rows settle; rows that do not are logged.
 *
 * @param <T> The source's outputs.
 */
public final class RepairedDataSource<T extends Output<T>> implements ConfigurableDataSource<T> {

    private static final Logger LOGGER = Logger.getLogger(RepairedDataSource.class.getName());

    /** The tolerance that stands for the one that the file says. */
    public static final double CALIBRATED = -1;

    @Config(mandatory = true, description = "The source of the examples, of any output type.")
    private ConfigurableDataSource<T> source;

    @Config(mandatory = true, description = "The ONNX file that repairs.")
    private Path model;

    @Config(
            description =
                    "The largest change of a cell that does not count, in units of its column's deviation; -1 for what the file says.")
    private double tolerance = CALIBRATED;

    @Config(
            description =
                    "What to replace: ROW or CELLS where a cell is beyond the tolerance, or only what is MISSING.")
    private Replaced replaced = Replaced.ROW;

    @Config(description = "An absent feature is a missing cell, to be filled; otherwise it is zero.")
    private boolean absentIsMissing = false;

    @Config(description = "How to serve the file.")
    private ServingOptions serving = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    /** For OLCUT. */
    private RepairedDataSource() {}

    /**
     * A repaired source: whole rows, by the tolerance that the file says, an absent feature being zero.
     *
     * @param source The source, of any output type.
     * @param model The ONNX file.
     */
    public RepairedDataSource(DataSource<T> source, Path model) {
        this(source, model, CALIBRATED, Replaced.ROW, false);
    }

    /**
     * A repaired source.
     *
     * @param source The source, of any output type.
     * @param model The ONNX file.
     * @param tolerance The largest change of a cell that does not count, in units of its column's deviation, or
     *     {@link #CALIBRATED}.
     * @param replaced What to replace where a cell is beyond the tolerance.
     * @param absentIsMissing Whether an absent feature is a missing cell, to be filled; otherwise it is zero.
     */
    public RepairedDataSource(
            DataSource<T> source, Path model, double tolerance, Replaced replaced, boolean absentIsMissing) {
        this.source = GivenDataSource.of(source);
        this.model = model;
        this.tolerance = tolerance;
        this.replaced = replaced;
        this.absentIsMissing = absentIsMissing;
        postConfig();
    }

    @Override
    public void postConfig() {
        Setting.require(
                tolerance == CALIBRATED || tolerance >= 0 && !Double.isInfinite(tolerance),
                "tolerance",
                "The tolerance must be finite and not negative, or -1 for what the file says, but is " + tolerance
                        + ".");
        Setting.require(
                Files.isReadable(model),
                "model",
                "The ONNX file " + model + " (" + model.toAbsolutePath() + ") can't be read; set model.");
    }

    /**
     * Reads the source and repairs it.
     *
     * @return The repaired examples.
     * @throws IllegalArgumentException If the file is no self-map or not the one expected, an example has none of its
     *     features or one that is not finite, the file says no tolerance and none is set, or a feature is missing and the
     *     file was not trained with masking.
     */
    @Override
    public Iterator<Example<T>> iterator() {
        List<Example<T>> examples = new ArrayList<>();
        source.forEach(examples::add);
        try {
            return serving.serve(model, f -> repaired(examples, f)).iterator();
        } catch (IOException e) {
            throw new IllegalArgumentException("The ONNX file " + model + " can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The examples can't be repaired by " + model + ": " + e.getMessage(), e);
        }
    }

    private List<Example<T>> repaired(List<Example<T>> examples, RepairFacts.Known f) {
        RepeatableStep step = tolerance == CALIBRATED ? RepeatableStep.of(f) : RepeatableStep.of(f, tolerance);
        FeatureRows rows = new FeatureRows(f.selfMap());
        float[] inputs = rows.of(examples, absentIsMissing ? Float.NaN : 0);
        SettledRows settled = step.replacing(replaced).apply(inputs);
        if (settled.unsettled() > 0) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} of {1} rows did not settle: repairing them again by {2} may change them. {3}",
                    new Object[] {settled.unsettled(), examples.size(), model, advice()});
        }
        return rows.examples(examples, settled.rows());
    }

    private String advice() {
        return replaced == Replaced.CELLS
                ? "Where single cells are replaced, the model may move the mixture of a row's cells again, whatever model it"
                        + " is: replace whole rows (replaced=ROW), or raise the tolerance."
                : "Raise the tolerance, or use a model that is idempotent by construction.";
    }

    @Override
    public OutputFactory<T> getOutputFactory() {
        return source.getOutputFactory();
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return SourceProvenance.of(this, ProvenanceUtil.hashResource(HashType.SHA256, model));
    }

    @Override
    public String toString() {
        return "RepairedDataSource(source=" + source + ",model=" + model + ")";
    }
}
