package org.idem4j.tribuo.filling;

import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.protos.GuardProto;

/** Guards in stored models. */
public final class GuardProtos {

    private GuardProtos() {}

    /**
     * A guard to a message.
     *
     * @param guard The guard.
     * @return The message.
     */
    public static GuardProto write(Guard guard) {
        GuardProto.Builder proto = GuardProto.newBuilder()
                .addAllLowest(FloatProtos.list(guard.lowest()))
                .addAllHighest(FloatProtos.list(guard.highest()));
        if (guard.centre() != null) {
            proto.addAllCentre(FloatProtos.list(guard.centre()));
        }
        return proto.build();
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param proto The message.
     * @param dimension The columns that the guard has to have.
     * @return The guard.
     * @throws IllegalArgumentException If the parts do not fit together, or with the dimension.
     */
    public static Guard read(GuardProto proto, int dimension) {
        if (proto.getLowestCount() != dimension) {
            throw new IllegalArgumentException(
                    "The stored guard has " + proto.getLowestCount() + " columns, the model " + dimension + ".");
        }
        return new Guard(
                FloatProtos.array(proto.getLowestList()),
                FloatProtos.array(proto.getHighestList()),
                proto.getCentreCount() == 0 ? null : FloatProtos.array(proto.getCentreList()));
    }
}
