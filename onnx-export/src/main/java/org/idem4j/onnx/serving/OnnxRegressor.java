package org.idem4j.onnx.serving;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.protos.OnnxRegressorProto;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * An ONNX file f: R<sup>n</sup> → R<sup>n</sup> as a Tribuo model, on ONNX Runtime. Takes any file with one float input
 * [batch, n] and one float output [batch, n]; our own also say their columns' names. Safe for use by several threads;
 * {@link #close()} frees the native memory, and the model refuses work after it.
 */
public final class OnnxRegressor extends Model<Regressor> implements DenseSelfMap, AutoCloseable {

    /** The version of the protobuf that {@link #serialize()} writes. */
    public static final int CURRENT_VERSION = 0;

    private static final long serialVersionUID = 1L;

    // Transient, since Java serialization is refused below: the protobuf is the format.
    private final transient OnnxFile file;
    private final transient ServingOptions options;
    private final transient OnnxFunction function;
    private final transient SelfMap selfMap;
    private final transient int[] graphColumns;
    private final transient Optional<ModelProvenance> trained;

    private OnnxRegressor(
            OnnxFile file,
            ServingOptions options,
            OnnxFunction function,
            ServedNames names,
            Optional<ModelProvenance> trained) {
        super(
                "onnx-regressor",
                ServedProvenance.of(file, options, function, trained),
                names.features(),
                names.outputs(),
                false);
        this.trained = trained;
        this.file = file;
        this.options = options;
        this.function = function;
        this.selfMap = SelfMap.of(names.features(), names.outputs());
        this.graphColumns = names.graphColumns(selfMap);
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
        return open(new OnnxFile(origin, content), options, null);
    }

    private static OnnxRegressor open(OnnxFile file, ServingOptions options, List<String> given) {
        file.verify(options.expectedSha256());
        OnnxFunction function = OnnxFunction.open(file.content(), file.origin(), options);
        try {
            ServedNames names = ServedNames.of(function, file.origin(), given);
            Optional<ModelProvenance> trained = ServedProvenance.trainedModel(function.metadata(), file.origin());
            return new OnnxRegressor(file, options, function, names, trained);
        } catch (RuntimeException e) {
            function.close();
            throw e;
        }
    }

    /**
     * Reads a stored model; Tribuo calls it. A model stored with the provider {@code AUTO} runs on a GPU again where there
     * is one.
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
        if (version < 0 || version > CURRENT_VERSION) {
            throw new IllegalArgumentException(
                    "Unknown version " + version + ", this class supports at most version " + CURRENT_VERSION);
        }
        OnnxRegressorProto proto = message.unpack(OnnxRegressorProto.class);
        // Only the name: the provenance may need classes of the trainer that a serving program lacks, and is made anew.
        String name = ModelDataProto.parseFrom(proto.getMetadata()).getName();
        ServingOptions options = new ServingOptions(
                ExecutionProvider.parse(proto.getProvider()),
                proto.getDeviceId(),
                proto.getIntraOpThreads(),
                proto.getTf32(),
                proto.getSha256());
        OnnxFile file =
                new OnnxFile("the stored model '" + name + "'", proto.getModel().toByteArray());
        OnnxRegressor model = open(file, options, proto.getNamesList());
        model.setName(name);
        return model;
    }

    @Override
    public ModelProto serialize() {
        OnnxRegressorProto proto = OnnxRegressorProto.newBuilder()
                .setMetadata(createDataCarrier().serialize().toByteString())
                .setModel(ByteString.copyFrom(file.content()))
                .setSha256(file.sha256())
                .addAllNames(graphNames())
                .setProvider(options.provider().name())
                .setDeviceId(options.deviceId())
                .setIntraOpThreads(options.intraOpThreads())
                .setTf32(options.tf32())
                .build();
        return ModelProto.newBuilder()
                .setClassName(OnnxRegressor.class.getName())
                .setVersion(CURRENT_VERSION)
                .setSerializedData(Any.pack(proto))
                .build();
    }

    /**
     * The columns' names in the graph's order.
     *
     * @return n names.
     */
    public List<String> graphNames() {
        String[] ordered = new String[graphColumns.length];
        for (int c = 0; c < ordered.length; c++) {
            ordered[graphColumns[c]] = selfMap.names().get(c);
        }
        return List.of(ordered);
    }

    /**
     * Whether the file itself names its columns.
     *
     * @return False if the names were given or made up when it was opened.
     */
    public boolean namesItsColumns() {
        return function.metadata().containsKey(MetadataKeys.FEATURE_NAMES);
    }

    /**
     * Where this model really computes.
     *
     * @return The provider, never {@code AUTO}.
     */
    public ExecutionProvider provider() {
        return function.provider();
    }

    /**
     * The file's SHA-256.
     *
     * @return In hexadecimal.
     */
    public String sha256() {
        return file.sha256();
    }

    /**
     * The provenance of the training that the file came from.
     *
     * @return The file's own Tribuo provenance; empty if it carries none that can be read here, where the trainer's classes
     *     may be missing.
     */
    public Optional<ModelProvenance> trainedModelProvenance() {
        return trained;
    }

    @Override
    public SelfMap selfMap() {
        return selfMap;
    }

    @Override
    public float[] apply(float[] rows) {
        return apply(rows, 1);
    }

    /**
     * Applies f several times to every row, without leaving native memory in between.
     *
     * @param rows Row-major, [rows × n], in the order of {@link #selfMap()}; left as they are.
     * @param passes How often, at least once.
     * @return f∘…∘f of every row.
     * @throws IllegalArgumentException If the length is no multiple of n, or the passes are below 1.
     * @throws IllegalStateException If the model has been closed, or the runtime fails.
     */
    public float[] apply(float[] rows, int passes) {
        return ServedNames.gather(function.apply(ServedNames.scatter(rows, graphColumns), passes), graphColumns);
    }

    @Override
    public Prediction<Regressor> predict(Example<Regressor> example) {
        return Predictions.predict(this, example);
    }

    @Override
    protected List<Prediction<Regressor>> innerPredict(Iterable<Example<Regressor>> examples) {
        return Predictions.predict(this, examples);
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
        OnnxRegressor copy = open(file, options, graphNames());
        copy.setName(newName);
        return copy;
    }

    @Override
    public void close() {
        function.close();
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException(
                OnnxRegressor.class.getName() + " is stored as a protobuf, by serializeToFile(Path).");
    }
}
