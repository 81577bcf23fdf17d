package org.idem4j.tribuo;

import static org.idem4j.tribuo.network.FloatProtos.array;
import static org.idem4j.tribuo.network.FloatProtos.list;

import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.tribuo.protos.CellCheckProto;

/** {@link CellCheck}s in a stored model. */
final class CellCheckProtos {

    private CellCheckProtos() {}

    static CellCheckProto write(CellCheck check) {
        return CellCheckProto.newBuilder()
                .setLevel(check.level())
                .setRows(check.rows())
                .addAllMeans(list(check.means()))
                .addAllScales(list(check.scales()))
                .addAllCoupling(list(check.coupling()))
                .addAllThresholds(list(check.thresholds()))
                .addAllLowest(list(check.lowest()))
                .addAllHighest(list(check.highest()))
                .build();
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @throws IllegalArgumentException If the parts do not fit together.
     */
    static CellCheck read(CellCheckProto proto) {
        return new CellCheck(
                proto.getLevel(),
                proto.getRows(),
                array(proto.getMeansList()),
                array(proto.getScalesList()),
                array(proto.getCouplingList()),
                array(proto.getThresholdsList()),
                array(proto.getLowestList()),
                array(proto.getHighestList()));
    }
}
