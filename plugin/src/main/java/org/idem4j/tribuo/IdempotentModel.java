package org.idem4j.tribuo;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.graph.TribuoGraph;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.trust.StoredModels;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.filling.Guard;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.Prediction;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXRef;

/**
 * A trained f: R<sup>n</sup> → R<sup>n</sup> whose output dimensions are its features. Applying it again to its own output
 * changes nothing, as far as training has brought it. Safe for use by several threads.
 */
public final class IdempotentModel extends Model<Regressor> implements ONNXExportable, RepairFacts.Known {

    /** The version of the protobuf that {@link #serialize()} writes. */
    public static final int CURRENT_VERSION = 6;

    private static final long serialVersionUID = 1L;

    // Transient, since Java serialization is refused below: the protobuf is the format.
    private final transient SelfMap selfMap;
    private final transient TrainedSelfMap trained;
    private final transient RepairFacts repairFacts;

    IdempotentModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Regressor> outputs,
            TrainedSelfMap trained,
            RepairFacts repairFacts) {
        super(name, provenance, features, outputs, false);
        this.selfMap = SelfMap.of(features, outputs);
        this.trained = trained;
        this.repairFacts = repairFacts;
    }

    /**
     * Reads a stored model; Tribuo calls it.
     *
     * @param version The protobuf's version.
     * @param className This class's name.
     * @param message An {@link IdempotentModelProto}.
     * @return The model.
     * @throws InvalidProtocolBufferException If the message is not one.
     * @throws IllegalArgumentException If the version is unknown, the parts do not fit together, or it names a class that is not
     *     {@linkplain org.idem4j.onnx.trust.TrustedClasses trusted}.
     */
    public static IdempotentModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        if (version < 0 || version > CURRENT_VERSION) {
            throw new IllegalArgumentException(
                    "Unknown version " + version + ", this class supports at most version " + CURRENT_VERSION);
        }
        IdempotentModelProto proto = message.unpack(IdempotentModelProto.class);
        ModelDataCarrier<?> carrier = StoredModels.data(proto.getMetadata());
        if (!carrier.outputDomain().getOutput(0).getClass().equals(Regressor.class)) {
            throw new IllegalArgumentException("The stored output domain is not of regressors, but of "
                    + carrier.outputDomain().getOutput(0).getClass().getName());
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ImmutableOutputInfo<Regressor> outputs = (ImmutableOutputInfo<Regressor>) carrier.outputDomain();
        ImmutableFeatureMap features = carrier.featureDomain();
        TrainedSelfMap trained = TrainedSelfMapProtos.read(proto, features.size());
        RepairFacts repairFacts = RepairProtos.read(proto, features.size());
        return new IdempotentModel(carrier.name(), carrier.provenance(), features, outputs, trained, repairFacts);
    }

    @Override
    public org.tribuo.protos.core.ModelProto serialize() {
        IdempotentModelProto.Builder proto = TrainedSelfMapProtos.write(
                trained, createDataCarrier().serialize().toByteString());
        RepairProtos.write(repairFacts, proto);
        return org.tribuo.protos.core.ModelProto.newBuilder()
                .setClassName(IdempotentModel.class.getName())
                .setVersion(CURRENT_VERSION)
                .setSerializedData(Any.pack(proto.build()))
                .build();
    }

    @Override
    public SelfMap selfMap() {
        return selfMap;
    }

    @Override
    public RepairFacts repairFacts() {
        return repairFacts;
    }

    @Override
    public float[] apply(float[] rows) {
        return trained.apply(repairFacts.filled(rows, selfMap.names()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A model that was trained with a {@link org.idem4j.tribuo.filling.Filling} fills given the known cells, without f.
     */
    @Override
    public float[] filled(float[] rows) {
        return repairFacts.fillsItself() ? trained.filledRaw(rows) : RepairFacts.Known.super.filled(rows);
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
     * The measurements of training.
     *
     * @return An entry per epoch that was run to its end.
     */
    public List<EpochRecord> history() {
        return trained.history();
    }

    /**
     * How training went, as this model's provenance has it.
     *
     * @return Its outcome, its back-offs, its time, and what was found on the way.
     */
    public RecordedRun run() {
        return RecordedRun.of(provenance);
    }

    /**
     * The same network, polished: h = 3f∘f − 2f∘f∘f in place of f, so often ({@link Polish}). Its file and its exported
     * graph are polished too, and its provenance says so. The gap becomes smaller where f is nearly idempotent; each time
     * makes a prediction three times as long.
     *
     * @param times From 0, which takes all polish away, to {@value Polish#MAX_TIMES}.
     * @return A model that shares this one's network.
     * @throws IllegalArgumentException If the number is out of range.
     */
    public IdempotentModel polished(int times) {
        Polish polish = new Polish(times);
        return new IdempotentModel(
                name,
                RunProvenance.with(polish, provenance),
                featureIDMap,
                outputIDInfo,
                trained.with(polish),
                repairFacts);
    }

    /**
     * The same without the {@linkplain org.idem4j.tribuo.filling.Guard guard}: wild cells are believed. Its provenance is of
     * the model with the guard.
     *
     * @return A model that shares this one's network.
     */
    public IdempotentModel withoutGuard() {
        return new IdempotentModel(
                name, provenance, featureIDMap, outputIDInfo, trained.with((Guard) null), repairFacts);
    }

    /**
     * The network's parameters.
     *
     * @return A copy, layer by layer: weights [inputs × outputs] column-major, then biases; of a projector network the
     *     projection's last; of a retraction its projector's, then its correction's.
     */
    public float[] parameters() {
        return trained.network().parameters();
    }

    /**
     * Whether another model is the same function of the same names, bit for bit.
     *
     * @param other The other model.
     * @return True if layers, every parameter, standardisation and the columns' names and order are equal.
     */
    public boolean identicalTo(IdempotentModel other) {
        return selfMap.names().equals(other.selfMap.names()) && trained.identicalTo(other.trained);
    }

    /**
     * This model's network as DL4J's own, to be applied, stored or trained on there without idem4j. It is the network itself,
     * without polish, filling and guard, and takes and gives rows in the units of the training: {@link Dl4jNetwork#normalizer} turns raw rows
     * into them and back.
     *
     * @return A copy, of DL4J's own layers.
     */
    public Dl4jNetwork toDl4j() {
        return trained.toDl4j();
    }

    /**
     * This model as an ONNX file: {@code input} [batch, n] → {@code output} [batch, n], raw values, both in the order of
     * the feature ids so that the file may be applied to its own output. Names and provenance are in the metadata; what it is, in words,
     * in the documentation text.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public ModelProto exportONNXModel(String domain, long modelVersion, int opset) {
        return exportONNXModel(domain, modelVersion, opset, ModelOnnx.tableOrder(this));
    }

    /**
     * This model as an ONNX file whose columns have an order of your own.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @param order All columns' names, in the order that input and output are to have.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written, or these are not the names.
     */
    public ModelProto exportONNXModel(String domain, long modelVersion, int opset, List<String> order) {
        return onnx(domain, modelVersion, opset, order).repair();
    }

    private ModelOnnx onnx(String domain, long modelVersion, int opset, List<String> order) {
        return new ModelOnnx(this, trained, domain, modelVersion, opset, order);
    }

    /**
     * This model as an ONNX file with a further output behind {@code output}, a function of the latent rows, or of the codes
     * where there are none; without filling and guard, so that {@code output} is f of the rows as they are.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @param further The further output.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written, or this model has neither {@link #latents()} nor {@link #codes()}.
     */
    public ModelProto exportONNXModel(String domain, long modelVersion, int opset, LatentSpace.Output further) {
        return exportONNXModel(domain, modelVersion, opset, ModelOnnx.tableOrder(this), further);
    }

    /**
     * The same with an order of the columns of your own.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @param order All columns' names, in the order that input and output are to have.
     * @param further The further output.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written, these are not the names, or this model has neither
     *     {@link #latents()} nor {@link #codes()}.
     */
    public ModelProto exportONNXModel(
            String domain, long modelVersion, int opset, List<String> order, LatentSpace.Output further) {
        return onnx(domain, modelVersion, opset, order).network(further);
    }

    /**
     * The density of the codes of rows, for a model that was trained with a {@link org.idem4j.tribuo.mixture.ClusterMixture}.
     *
     * @return Empty for others.
     */
    public Optional<LatentMixture> mixture() {
        return Optional.ofNullable(trained.mixture());
    }

    /**
     * Draws rows: from the {@linkplain #mixture() mixture} of codes, decoded.
     *
     * @param count How many.
     * @param random The source of randomness.
     * @return Raw rows, [count × n], in the order of {@link #selfMap()}.
     * @throws IllegalStateException If the model has no mixture.
     */
    public float[] sample(int count, RandomGenerator random) {
        LatentMixture mixture = mixture()
                .orElseThrow(() -> new IllegalStateException(
                        "The model has no mixture to draw from; train it with one, by the trainer's 'mixture'."));
        return codes().orElseThrow().decode(mixture.sample(count, random));
    }

    /**
     * The latent rows, for a network of the form g⁻¹ ∘ A ∘ g.
     *
     * @return Empty for other networks, and for polished ones.
     */
    public Optional<LatentSpace> latents() {
        return trained.latents();
    }

    /**
     * The codes of rows, from which rows can be made: of a {@link org.idem4j.tribuo.network.Dcgan} its vectors, of a network of
     * the form g⁻¹ ∘ A ∘ g the coordinates in the range of A, of a {@link org.idem4j.tribuo.network.RetractionNetwork} those of
     * the row that its projector is given.
     *
     * @return Empty for other networks, and for polished ones.
     */
    public Optional<CodeSpace> codes() {
        return trained.codes();
    }

    @Override
    public ModelProto exportONNXModel(String domain, long modelVersion) {
        return exportONNXModel(domain, modelVersion, OnnxGraph.MIN_OPSET);
    }

    /**
     * The filling of missing cells alone as an ONNX file, {@link #filled} without f: {@code input} [batch, n], NaN where a cell
     * is missing, → {@code output} [batch, n], known cells bit by bit. Applied to its own output it changes nothing.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written, or the model was not trained to fill.
     */
    public ModelProto exportFilling(String domain, long modelVersion, int opset) {
        return onnx(domain, modelVersion, opset, ModelOnnx.tableOrder(this)).filling();
    }

    /**
     * Writes this model into a graph of Tribuo's, an ensemble's say. As Tribuo has it, the result is in the order of the
     * output ids.
     *
     * @param input The features, [batch, n], in the order of the feature ids.
     * @return The outputs, [batch, n].
     */
    @Override
    public ONNXNode writeONNXGraph(ONNXRef<?> input) {
        SelfMapGraph graph = trained.graph(selfMap.names());
        int[] columns = selfMap.columnsByOutputId(outputIDInfo);
        return TribuoGraph.splice((fragment, x) -> fragment.columns(graph.appendTo(fragment, x), columns), input);
    }

    @Override
    public void saveONNXModel(String domain, long modelVersion, Path outputPath) throws IOException {
        AtomicFile.write(outputPath, exportONNXModel(domain, modelVersion)::writeTo);
    }

    @Override
    public void serializeToFile(Path path) throws IOException {
        AtomicFile.write(path, this::serializeToStream);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Regressor>> getExcuse(Example<Regressor> example) {
        return Optional.empty();
    }

    @Override
    protected IdempotentModel copy(String newName, ModelProvenance newProvenance) {
        return new IdempotentModel(newName, newProvenance, featureIDMap, outputIDInfo, trained, repairFacts);
    }

    /**
     * Refuses Java serialization.
     *
     * @param stream Not written to.
     * @throws NotSerializableException Always.
     * @serialData None.
     */
    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException(
                IdempotentModel.class.getName() + " is stored as a protobuf, by serializeToFile(Path).");
    }
}
