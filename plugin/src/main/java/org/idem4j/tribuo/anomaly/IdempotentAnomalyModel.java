package org.idem4j.tribuo.anomaly;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.selfmap.DenseExamples;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.trust.StoredModels;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.protos.IdempotentAnomalyProto;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * A detector of anomalies: a row is one if its {@linkplain AnomalyScore score} exceeds a threshold. The score comes from a
 * self-map f of expected rows and, for f = g⁻¹ ∘ A ∘ g, the density of the rows that A sees. A prediction's
 * {@linkplain Event#getScore() score} is higher the less the row is expected; {@linkplain #getExcuse its excuse} tells which
 * cells made it so. Safe for use by several threads.
 */
public final class IdempotentAnomalyModel extends Model<Event> implements RowDetector {

    /** The version of the protobuf that {@link #serialize()} writes. */
    public static final int CURRENT_VERSION = 1;

    private static final long serialVersionUID = 1L;

    // Transient, since Java serialization is refused below: the protobuf is the format.
    private final transient Detector detector;

    IdempotentAnomalyModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Event> outputs,
            Detector detector) {
        super(name, provenance, features, outputs, false);
        this.detector = detector;
    }

    /**
     * Reads a stored model; Tribuo calls it.
     *
     * @param version The protobuf's version.
     * @param className This class's name.
     * @param message An {@link IdempotentAnomalyProto}.
     * @return The model.
     * @throws InvalidProtocolBufferException If the message is not one.
     * @throws IllegalArgumentException If the version is unknown, the parts do not fit together, or it names a class that is not
     *     {@linkplain org.idem4j.onnx.trust.TrustedClasses trusted}.
     */
    public static IdempotentAnomalyModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        if (version < 0 || version > CURRENT_VERSION) {
            throw new IllegalArgumentException(
                    "Unknown version " + version + ", this class supports at most version " + CURRENT_VERSION);
        }
        IdempotentAnomalyProto proto = message.unpack(IdempotentAnomalyProto.class);
        ModelDataCarrier<?> carrier = StoredModels.data(proto.getMetadata());
        if (!carrier.outputDomain().getOutput(0).getClass().equals(Event.class)) {
            throw new IllegalArgumentException("The stored output domain is not of events, but of "
                    + carrier.outputDomain().getOutput(0).getClass().getName());
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ImmutableOutputInfo<Event> outputs = (ImmutableOutputInfo<Event>) carrier.outputDomain();
        Detector detector = StoredDetector.read(proto, carrier.featureDomain());
        return new IdempotentAnomalyModel(
                carrier.name(), carrier.provenance(), carrier.featureDomain(), outputs, detector);
    }

    @Override
    public ModelProto serialize() {
        IdempotentAnomalyProto proto = StoredDetector.write(detector)
                .setMetadata(createDataCarrier().serialize().toByteString())
                .build();
        return ModelProto.newBuilder()
                .setClassName(IdempotentAnomalyModel.class.getName())
                .setVersion(CURRENT_VERSION)
                .setSerializedData(Any.pack(proto))
                .build();
    }

    /**
     * The self-map f.
     *
     * @return A regressor of its own, which repairs rows. Its provenance tells its training, but can't repeat the choice of
     *     the rows: this model's can.
     */
    public IdempotentModel regressor() {
        return detector.regressor();
    }

    /**
     * The units of the score.
     *
     * @return The deviations of the rows trained on.
     */
    public ColumnScale scale() {
        return detector.scale();
    }

    /**
     * The score that an anomaly exceeds.
     *
     * @return In the units of the score.
     */
    public double threshold() {
        return detector.threshold();
    }

    /**
     * The density of the latent rows, for {@link AnomalyScore#MIXTURE}.
     *
     * @return Empty where the score is the distance.
     */
    public Optional<LatentMixture> mixture() {
        return Optional.ofNullable(detector.mixture());
    }

    @Override
    public SelfMap selfMap() {
        return regressor().selfMap();
    }

    @Override
    public ScoreMetadata metadata() {
        return detector.metadata();
    }

    @Override
    public double[] scores(float[] rows) {
        return detector.scores(rows);
    }

    @Override
    public Prediction<Event> predict(Example<Event> example) {
        return innerPredict(List.of(example)).get(0);
    }

    @Override
    protected List<Prediction<Event>> innerPredict(Iterable<Example<Event>> examples) {
        List<Prediction<Event>> predictions = new ArrayList<>();
        DenseExamples.forEach(regressor().selfMap(), regressor().absent(), examples, batch -> {
            double[] scores = scores(batch.rows());
            for (int i = 0; i < scores.length; i++) {
                EventType type = detector.isAnomaly(scores[i]) ? EventType.ANOMALOUS : EventType.EXPECTED;
                predictions.add(new Prediction<>(
                        new Event(type, scores[i]),
                        batch.used()[i],
                        batch.examples().get(i)));
            }
        });
        return predictions;
    }

    /**
     * Whether another model is the same detector of the same names, bit for bit.
     *
     * @param other The other model.
     * @return True if the regressors, the densities, the units and the thresholds are equal.
     */
    public boolean identicalTo(IdempotentAnomalyModel other) {
        return detector.identicalTo(other.detector);
    }

    /**
     * The self-map f as an ONNX file, as {@link IdempotentModel#exportONNXModel(String, long, int)} writes it, with this
     * model's provenance; units and threshold of the score are in its metadata. Where the score is a density's, a second
     * output {@code score} [batch, 1] gives it. {@link ServedDetector} scores rows by the file.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public OnnxMl.ModelProto exportONNXModel(String domain, long modelVersion, int opset) {
        return exportONNXModel(
                domain,
                modelVersion,
                opset,
                SourceProvenance.inTableOrder(
                        getProvenance().getDatasetProvenance().getSourceProvenance(),
                        regressor().selfMap().names()));
    }

    /**
     * The same with an order of the columns of your own.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param opset The version of ONNX's operators, 13 to 17.
     * @param order All columns' names, in the order that input and output are to have.
     * @return The file's content.
     * @throws IllegalArgumentException If the opset can't be written, or these are not the names.
     */
    public OnnxMl.ModelProto exportONNXModel(String domain, long modelVersion, int opset, List<String> order) {
        return detector.graph(domain, modelVersion, opset, order, regressor().serializeProvenance(getProvenance()));
    }

    /**
     * Writes the self-map f as an ONNX file, at the lowest opset.
     *
     * @param domain A reverse-DNS name.
     * @param modelVersion A version of your own.
     * @param file Where to.
     * @throws IOException If it can't be written.
     */
    public void saveONNXModel(String domain, long modelVersion, Path file) throws IOException {
        AtomicFile.write(file, exportONNXModel(domain, modelVersion, OnnxGraph.MIN_OPSET)::writeTo);
    }

    @Override
    public void serializeToFile(Path path) throws IOException {
        AtomicFile.write(path, this::serializeToStream);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    /**
     * Which cells made the score of an example.
     *
     * @param example The example.
     * @return Its prediction and, under the name of its type, each column's {@linkplain RowDetector#contributions
     *     contribution}, the largest first; empty for a detector of an earlier version, which can't tell.
     */
    @Override
    public Optional<Excuse<Event>> getExcuse(Example<Event> example) {
        if (detector.typical().values().length == 0) {
            return Optional.empty();
        }
        float[] row = new float[selfMap().dimension()];
        selfMap().copyFeatures(example, row, 0);
        double[] contributions = contributions(row);
        List<Pair<String, Double>> columns = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            columns.add(new Pair<>(selfMap().names().get(c), contributions[c]));
        }
        columns.sort(Comparator.comparingDouble((Pair<String, Double> column) -> column.getB())
                .reversed());
        Prediction<Event> prediction = predict(example);
        String type = prediction.getOutput().getType().toString();
        return Optional.of(new Excuse<>(example, prediction, Map.of(type, columns)));
    }

    @Override
    protected IdempotentAnomalyModel copy(String newName, ModelProvenance newProvenance) {
        return new IdempotentAnomalyModel(newName, newProvenance, featureIDMap, outputIDInfo, detector);
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
                IdempotentAnomalyModel.class.getName() + " is stored as a protobuf, by serializeToFile(Path).");
    }
}
