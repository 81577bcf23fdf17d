package org.idem4j.tribuo.data;

import java.util.Optional;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;

/**
 * A function whose values are what a table can hold, d∘f for the decoding d of a {@link PlacedCoding}. Idempotent f does not
 * make d∘f so: what rounding moves, f moves again; a {@link org.idem4j.onnx.repair.RepeatableStep} of it is.
 */
public final class DecodedSelfMap implements RepairFacts.Known {

    private final DenseSelfMap f;
    private final PlacedCoding coding;
    private final float[] tolerances;
    private final RepairFacts facts;

    /**
     * A decoded function.
     *
     * @param f The function.
     * @param coding The coding of its columns.
     * @param tolerances Per column the largest change that does not count, raw units.
     */
    public DecodedSelfMap(DenseSelfMap f, PlacedCoding coding, float[] tolerances) {
        this.f = f;
        this.coding = coding;
        this.tolerances = tolerances.clone();
        RepairFacts of = RepairFacts.of(f);
        float[] deviations = of.calibration() == null
                ? of.tolerances(1, coding.dimension())
                : of.calibration().deviations();
        Calibration decoded = new Calibration(
                of.calibration() == null ? Calibration.LEVEL : of.calibration().level(),
                of.calibration() == null ? 1 : of.calibration().rows(),
                deviations,
                coding.ofDecoded(tolerances));
        this.facts = of.with(decoded).with(coding.ofDecoded(of.check()));
    }

    @Override
    public SelfMap selfMap() {
        return f.selfMap();
    }

    @Override
    public float[] apply(float[] rows) {
        float[] images = f.apply(rows).clone();
        coding.decode(rows, images, tolerances);
        return images;
    }

    @Override
    public Optional<String> batchDependence() {
        return f.batchDependence();
    }

    /** What f says, its tolerances those of decoded rows. */
    @Override
    public RepairFacts repairFacts() {
        return facts;
    }

    @Override
    public float[] filled(float[] rows) {
        if (!(f instanceof RepairFacts.Known known)) {
            return RepairFacts.Known.super.filled(rows);
        }
        float[] decoded = known.filled(rows).clone();
        float[] filled = rows.clone();
        coding.decode(rows, decoded, tolerances);
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Float.isNaN(filled[i]) ? decoded[i] : filled[i];
        }
        return filled;
    }
}
