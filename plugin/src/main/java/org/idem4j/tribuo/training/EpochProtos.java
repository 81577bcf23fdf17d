package org.idem4j.tribuo.training;

import java.util.Optional;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.protos.EpochProto;
import org.idem4j.tribuo.protos.NoiseSpreadProto;

/** The measurements of epochs in stored models and checkpoints. */
public final class EpochProtos {

    private EpochProtos() {}

    /**
     * Writes an epoch's measurements.
     *
     * @param epoch The epoch.
     * @return The message.
     */
    public static EpochProto write(EpochRecord epoch) {
        EpochProto.Builder proto = EpochProto.newBuilder()
                .setEpoch(epoch.epoch())
                .setLearningRate(epoch.learningRate())
                .setReconstruction(epoch.reconstruction())
                .setGap(epoch.gap())
                .setValidationReconstruction(epoch.validationReconstruction())
                .setValidationGap(epoch.validationGap());
        epoch.onNoise()
                .ifPresent(noise -> proto.setOnNoise(
                        NoiseSpreadProto.newBuilder().setSpread(noise.spread()).setTruth(noise.truth())));
        return proto.build();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param proto The message.
     * @return The measurements; any numbers.
     */
    public static EpochRecord read(EpochProto proto) {
        return new EpochRecord(
                proto.getEpoch(),
                proto.getLearningRate(),
                proto.getReconstruction(),
                proto.getGap(),
                proto.getValidationReconstruction(),
                proto.getValidationGap(),
                proto.hasOnNoise()
                        ? Optional.of(new NoiseSpread(
                                proto.getOnNoise().getSpread(),
                                proto.getOnNoise().getTruth()))
                        : Optional.empty());
    }
}
