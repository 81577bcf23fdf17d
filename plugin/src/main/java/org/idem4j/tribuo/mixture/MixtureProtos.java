package org.idem4j.tribuo.mixture;

import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.protos.LatentMixtureProto;

/** {@link LatentMixture}s in stored models. */
public final class MixtureProtos {

    private MixtureProtos() {}

    /**
     * Writes a mixture.
     *
     * @param mixture The mixture.
     * @return The message.
     */
    public static LatentMixtureProto write(LatentMixture mixture) {
        return LatentMixtureProto.newBuilder()
                .addAllWeights(FloatProtos.list(mixture.weights()))
                .addAllMeans(FloatProtos.list(mixture.means()))
                .addAllWhitenings(FloatProtos.list(mixture.whitenings()))
                .build();
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param proto The message.
     * @param dimension The columns that it has to have.
     * @return The mixture.
     * @throws IllegalArgumentException If the parts do not fit together, or with the dimension.
     */
    public static LatentMixture read(LatentMixtureProto proto, int dimension) {
        return new LatentMixture(
                dimension,
                FloatProtos.array(proto.getWeightsList()),
                FloatProtos.array(proto.getMeansList()),
                FloatProtos.array(proto.getWhiteningsList()));
    }
}
