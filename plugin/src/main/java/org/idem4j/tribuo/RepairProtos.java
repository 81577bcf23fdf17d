package org.idem4j.tribuo;

import static org.idem4j.tribuo.network.FloatProtos.array;
import static org.idem4j.tribuo.network.FloatProtos.list;

import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.tribuo.protos.CalibrationProto;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.MissingValuesProto;

/** {@link RepairFacts} in a stored model. */
final class RepairProtos {

    private RepairProtos() {}

    static void write(RepairFacts facts, IdempotentModelProto.Builder model) {
        if (facts.calibration() != null) {
            model.setCalibration(CalibrationProto.newBuilder()
                    .setLevel(facts.calibration().level())
                    .setRows(facts.calibration().rows())
                    .addAllDeviations(list(facts.calibration().deviations()))
                    .addAllTolerances(list(facts.calibration().tolerances())));
        }
        if (facts.missingValues() != null) {
            model.setMissingValues(MissingValuesProto.newBuilder().addAllValues(list(facts.missingValues())));
        }
        if (facts.check() != null) {
            model.setCellCheck(CellCheckProtos.write(facts.check()));
        }
    }

    /**
     * Reads what {@link #write} wrote, believing nothing; a model of before version 2 has none.
     *
     * @throws IllegalArgumentException If the numbers are not such facts, or not of the dimension.
     */
    static RepairFacts read(IdempotentModelProto model, int dimension) {
        float[] missing =
                model.hasMissingValues() ? array(model.getMissingValues().getValuesList()) : null;
        return new RepairFacts(
                        model.hasFiller() ? spread(model) : null,
                        missing,
                        model.hasCalibration() ? calibration(model.getCalibration()) : null,
                        model.hasCellCheck() ? CellCheckProtos.read(model.getCellCheck()) : null)
                .requireDimension(dimension);
    }

    /** The filler's errors, in raw units. */
    private static float[] spread(IdempotentModelProto model) {
        float[] spread = array(model.getFiller().getErrorsList());
        for (int c = 0; c < Math.min(spread.length, model.getDeviationsCount()); c++) {
            spread[c] *= model.getDeviations(c);
        }
        return spread;
    }

    private static Calibration calibration(CalibrationProto proto) {
        return new Calibration(
                proto.getLevel(), proto.getRows(), array(proto.getDeviationsList()), array(proto.getTolerancesList()));
    }
}
