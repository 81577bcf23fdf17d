package org.idem4j.onnx.serving;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.protos.OnnxRegressorProto;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * An ONNX file f: R<sup>n</sup> → R<sup>n</sup> as a Tribuo model, on ONNX Runtime. Takes any file with one float input
 * [batch, n] and one float output [batch, n]; our own also say their columns' names, and may have further outputs. Safe for use by several threads;
 * {@link #close()} frees the native memory, and the model refuses work after it.
 */
public final class OnnxRegressor extends Model<Regressor> implements RepairFacts.Known, AutoCloseable {

    /** The version of the protobuf that {@link #serialize()} writes. */
    public static final int CURRENT_VERSION = 1;

    private static final long serialVersionUID = 1L;

    // Transient, since Java serialization is refused below: the protobuf is the format.
    private final transient ServedFile served;
    private final transient ServedRows f;
    private final transient ServedFilling filling;
    private final transient BatchDependence batchDependence;
    private final transient CalibrationFit calibrationFit;

    private OnnxRegressor(ServedFile served) {
        super(
                "onnx-regressor",
                served.provenance(),
                served.names().features(),
                served.names().outputs(),
                false);
        this.served = served;
        this.f = served.rows();
        this.filling = new ServedFilling(served);
        this.batchDependence = new BatchDependence(served);
        this.calibrationFit = CalibrationFit.of(served);
    }

    /**
     * Opens a file. Its columns' names come from its metadata; a file without them gets x0001, x0002, ….
     *
     * @param path The file.
     * @param options How to serve it.
     * @return The model, to be closed.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If it is no ONNX file R<sup>n</sup> → R<sup>n</sup>, or not the one expected.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public static OnnxRegressor open(Path path, ServingOptions options) throws IOException {
        return open(OnnxFile.read(path), options, null);
    }

    /**
     * Opens a file under names of your own.
     *
     * @param path The file.
     * @param options How to serve it.
     * @param names The columns' names, in order; must be the file's own where it says them.
     * @return The model, to be closed.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException As {@link #open(Path, ServingOptions)}, or if the names do not fit.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public static OnnxRegressor open(Path path, ServingOptions options, List<String> names) throws IOException {
        return open(OnnxFile.read(path), options, names);
    }

    /**
     * Opens a model in memory.
     *
     * @param content An ONNX file's content; not copied, so leave it as it is.
     * @param origin What to call it in messages and provenance.
     * @param options How to serve it.
     * @return The model, to be closed.
     * @throws IllegalArgumentException As {@link #open(Path, ServingOptions)}.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public static OnnxRegressor open(byte[] content, String origin, ServingOptions options) {
        return open(OnnxFile.of(origin, content), options, null);
    }

    /**
     * Opens a file again that was served before: the one that a served model's provenance names, if it is still the same.
     *
     * @param served The provenance of an {@code OnnxRegressor} opened from a file.
     * @param options How to serve it; the hash comes from the provenance.
     * @return The model, to be closed.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If the file has been changed since, or the provenance is of something else.
     * @throws ProviderUnavailableException If no provider asked for can be had.
     */
    public static OnnxRegressor open(ModelProvenance served, ServingOptions options) throws IOException {
        return open(ServedProvenance.file(served), options.withExpectedSha256(ServedProvenance.sha256(served)));
    }

    private static OnnxRegressor open(OnnxFile file, ServingOptions options, List<String> given) {
        ServedFile served = ServedFile.open(file, options, given);
        try {
            OnnxRegressor regressor = new OnnxRegressor(served);
            regressor.calibrationFit.tell();
            return regressor;
        } catch (RuntimeException e) {
            served.function().close();
            throw e;
        }
    }

    /**
     * Reads a stored model; Tribuo calls it. It is served with the options that it was stored with: on a GPU again where
     * they say so and there is one.
     *
     * @param version The protobuf's version.
     * @param className This class's name.
     * @param message An {@link OnnxRegressorProto}.
     * @return The model, to be closed.
     * @throws InvalidProtocolBufferException If the message is not one.
     * @throws IllegalArgumentException If the version is unknown, the content was changed, or the parts do not fit.
     */
    public static OnnxRegressor deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        StoredRegressor stored = StoredRegressor.read(version, message);
        OnnxRegressor model = open(stored.file(), stored.options(), stored.names());
        model.setName(stored.name());
        return model;
    }

    /**
     * This model as a protobuf, the ONNX file inside.
     *
     * @return The protobuf.
     * @throws IllegalStateException If weights lie beside the file, where a protobuf can't take them along.
     */
    @Override
    public ModelProto serialize() {
        return new StoredRegressor(name, served.file(), served.options(), graphNames())
                .write(createDataCarrier().serialize());
    }

    /**
     * The columns' names in the graph's order.
     *
     * @return n names.
     */
    public List<String> graphNames() {
        return served.names().inGraphOrder();
    }

    /**
     * Whether the file itself names its columns.
     *
     * @return False if the names were given or made up when it was opened.
     */
    public boolean namesItsColumns() {
        return served.function().metadata().containsKey(MetadataKeys.FEATURE_NAMES);
    }

    /**
     * What the file says of itself.
     *
     * @return The metadata's entries, unmodifiable.
     */
    public Map<String, String> metadata() {
        return Map.copyOf(served.function().metadata());
    }

    /**
     * Where this model really computes, operator by operator.
     *
     * @return The provider of its operators, and which of them run on the CPU in spite of it.
     */
    public Placement placement() {
        return served.function().placement();
    }

    /**
     * Where this model computes.
     *
     * @return The provider of its operators, as {@link #placement()} has it.
     */
    public ExecutionProvider provider() {
        return served.function().placement().provider();
    }

    /**
     * How this model is served.
     *
     * @return The options that it was opened with.
     */
    public ServingOptions options() {
        return served.options();
    }

    /**
     * The file's SHA-256.
     *
     * @return In hexadecimal.
     */
    public String sha256() {
        return served.file().sha256();
    }

    /**
     * The provenance of the training that the file came from.
     *
     * @return The file's own Tribuo provenance; empty if it carries none that can be read here, where the trainer's classes
     *     may be missing.
     */
    public Optional<ModelProvenance> trainedModelProvenance() {
        return served.trained();
    }

    @Override
    public SelfMap selfMap() {
        return served.names().selfMap();
    }

    @Override
    public RepairFacts repairFacts() {
        return served.repairFacts();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Found when the file was opened, by what it gives for rows that its metadata hold, and told to the log then. A file without such
     * rows, of an older version say, is believed.
     */
    @Override
    public Optional<String> calibrationMisfit() {
        return calibrationFit.misfit();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Found by a try: rows alone against the same rows in one batch, bit for bit on the CPU and within rounding elsewhere; and by the
     * graph's operators. The try is made once.
     *
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    @Override
    public Optional<String> batchDependence() {
        return batchDependence.reason();
    }

    @Override
    public float[] apply(float[] rows) {
        return apply(rows, 1);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A file that fills missing cells itself is asked for its rows before f, in a session of their own.
     *
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    @Override
    public float[] filled(float[] rows) {
        return repairFacts().fillsItself()
                ? filling.rows()
                        .map(filled -> filled.apply(rows, 1))
                        .orElseGet(() -> RepairFacts.Known.super.filled(rows))
                : RepairFacts.Known.super.filled(rows);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The values do not leave native memory between passes. A value that is no finite number is a missing cell.
     *
     * @throws IllegalArgumentException Also if a cell is missing and the model was not trained to have such.
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    @Override
    public float[] apply(float[] rows, int passes) {
        return f.apply(given(rows), passes);
    }

    private float[] given(float[] rows) {
        return repairFacts().filled(rows, selfMap().names());
    }

    /**
     * Applies f to rows in arrays of their own.
     *
     * @param rows [rows][n], in the order of {@link #selfMap()}; left as they are.
     * @return f of every row, new arrays.
     * @throws IllegalArgumentException If a row has not n values, or as {@link #apply(float[], int)}.
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    public float[][] apply(float[][] rows) {
        return f.apply(rows, this::given);
    }

    /**
     * Applies f between buffers. Nothing is copied if both are direct and in native byte order, the graph's columns are in
     * the order of {@link #selfMap()}, and its batch size is free.
     *
     * @param rows Row-major, whole rows from its position to its limit, in the order of {@link #selfMap()}; left as it is.
     * @param result Where to write, from its position; must have room for as many values and share no memory with the rows.
     *     Its position moves behind them.
     * @throws IllegalArgumentException If the values are no whole number of rows, or the result has no room, or as
     *     {@link #apply(float[], int)}.
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    public void apply(FloatBuffer rows, FloatBuffer result) {
        f.apply(rows, result, this::given);
    }

    /**
     * The outputs of the graph.
     *
     * @return Their names; the first is that of f, what others there are {@link #output} gives.
     */
    public List<String> outputs() {
        return served.function().outputs();
    }

    /**
     * A further output of the graph, such as the score of a detector of anomalies.
     *
     * @param name Its name, one of {@link #outputs()}.
     * @param rows Row-major, in the order of {@link #selfMap()}; left as they are.
     * @return What the graph gives for every row, row-major, in its own order of columns.
     * @throws IllegalArgumentException If there is no such output, it is no float [batch, k], or the length is no multiple of
     *     the columns.
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    public float[] output(String name, float[] rows) {
        return f.output(name, given(rows));
    }

    @Override
    public Prediction<Regressor> predict(Example<Regressor> example) {
        return Predictions.predict(this, example);
    }

    @Override
    protected List<Prediction<Regressor>> innerPredict(Iterable<Example<Regressor>> examples) {
        return Predictions.predict(this, examples);
    }

    /**
     * Applies f several times to every example, and says beside each prediction how far f would move it again.
     *
     * @param examples The examples, a data set say.
     * @param passes How often, at least once.
     * @return The predictions y = f<sup>passes</sup>(x); each one's output scores hold, under {@link Predictions#GAP}, the
     *     root mean square of f(y) − y over the columns.
     * @throws IllegalArgumentException If an example has no known feature, or one that is not finite, or there is not at
     *     least one pass.
     */
    public List<Prediction<Regressor>> predictWithGap(Iterable<Example<Regressor>> examples, int passes) {
        return Predictions.predictWithGap(this, examples, passes);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Regressor>> getExcuse(Example<Regressor> example) {
        return Optional.empty();
    }

    /** Opens a session of its own; the copy's provenance is that of its opening. */
    @Override
    protected OnnxRegressor copy(String newName, ModelProvenance newProvenance) {
        OnnxRegressor copy = open(served.file(), served.options(), graphNames());
        copy.setName(newName);
        return copy;
    }

    @Override
    public void close() {
        filling.close();
        served.function().close();
    }

    /**
     * Refuses.
     *
     * @param stream Left alone.
     * @throws NotSerializableException Always.
     */
    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException(
                OnnxRegressor.class.getName() + " is stored as a protobuf, by serializeToFile(Path).");
    }
}
