package org.idem4j.tribuo.anomaly;

import com.google.protobuf.InvalidProtocolBufferException;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.mixture.MixtureProtos;
import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.protos.IdempotentAnomalyProto;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

/** A detector as a protobuf. */
final class StoredDetector {

    private StoredDetector() {}

    static IdempotentAnomalyProto.Builder write(Detector detector) {
        IdempotentAnomalyProto.Builder proto = IdempotentAnomalyProto.newBuilder()
                .setNetwork(detector.regressor().serialize().toByteString())
                .setThreshold(detector.threshold());
        for (float deviation : detector.scale().deviations()) {
            proto.addDeviations(deviation);
        }
        for (float value : detector.typical().values()) {
            proto.addTypicalValues(value);
        }
        if (detector.mixture() != null) {
            proto.setMixture(MixtureProtos.write(detector.mixture()));
        }
        return proto;
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param features The model's own features.
     * @throws InvalidProtocolBufferException If the network is no stored model.
     * @throws IllegalArgumentException If the parts do not fit together.
     */
    static Detector read(IdempotentAnomalyProto proto, ImmutableFeatureMap features)
            throws InvalidProtocolBufferException {
        ModelProto network = ModelProto.parseFrom(proto.getNetwork());
        if (!network.getClassName().equals(IdempotentModel.class.getName())) {
            throw new IllegalArgumentException("The stored network is a '" + network.getClassName() + "', needed is a "
                    + IdempotentModel.class.getName() + ".");
        }
        IdempotentModel model = (IdempotentModel) Model.deserialize(network);
        if (!sameColumns(features, model.getFeatureIDMap())) {
            throw new IllegalArgumentException("The stored network has other columns than the detector: "
                    + model.getFeatureIDMap().keySet() + " and " + features.keySet() + ".");
        }
        int n = features.size();
        int encoded = Encoding.of(model).map(Encoding::columns).orElse(n);
        return new Detector(
                model,
                new ColumnScale(FloatProtos.array(proto.getDeviationsList())),
                proto.hasMixture() ? MixtureProtos.read(proto.getMixture(), encoded) : null,
                new TypicalValues(n, FloatProtos.array(proto.getTypicalValuesList())),
                proto.getThreshold());
    }

    private static boolean sameColumns(ImmutableFeatureMap ours, ImmutableFeatureMap theirs) {
        boolean same = ours.size() == theirs.size();
        for (int id = 0; same && id < ours.size(); id++) {
            same = ours.get(id).getName().equals(theirs.get(id).getName());
        }
        return same;
    }
}
