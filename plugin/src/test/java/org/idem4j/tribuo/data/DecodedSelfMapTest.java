package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.selfmap.SelfMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class DecodedSelfMapTest {

    private static final String[] NAMES = {"a", "b", "whole"};
    private static final PlacedCoding CODING = PlacedCoding.of(
            new ColumnCoding(List.of(
                    ColumnCode.real("a"),
                    ColumnCode.real("b"),
                    new ColumnCode("whole", ColumnCode.Kind.INTEGER, List.of()))),
            List.of(NAMES));
    private static final float[] TOLERANCES = {0.01f, 0.01f, 0.01f};

    /** A map of rows of three, which fills missing cells itself. */
    private record Mapped(UnaryOperator<float[]> ofRow, RepairFacts repairFacts) implements RepairFacts.Known {

        private Mapped(UnaryOperator<float[]> ofRow) {
            this(ofRow, new RepairFacts(null, new Calibration(0.99, 9, new float[] {1, 1, 1}, new float[] {1, 1, 1})));
        }

        @Override
        public SelfMap selfMap() {
            var dataset = new MutableDataset<>(
                    new SimpleDataSourceProvenance("test", new RegressionFactory()), new RegressionFactory());
            dataset.add(new ArrayExample<>(new Regressor(NAMES, new double[3]), NAMES, new double[] {1, 1, 1}));
            return SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
        }

        @Override
        public float[] apply(float[] rows) {
            float[] images = rows.clone();
            for (int start = 0; start < rows.length; start += 3) {
                float[] image = ofRow.apply(new float[] {rows[start], rows[start + 1], rows[start + 2]});
                System.arraycopy(image, 0, images, start, 3);
            }
            return images;
        }

        @Override
        public float[] filled(float[] rows) {
            float[] filled = rows.clone();
            for (int i = 0; i < filled.length; i++) {
                filled[i] = Float.isNaN(filled[i]) ? 0.7f : filled[i];
            }
            return filled;
        }
    }

    /** Onto a + b + whole = 0: idempotent, and off it after rounding. */
    private static float[] ontoThePlane(float[] row) {
        float third = (row[0] + row[1] + row[2]) / 3;
        return new float[] {row[0] - third, row[1] - third, row[2] - third};
    }

    private static float[] rows(int count) {
        SplittableRandom random = new SplittableRandom(6);
        float[] rows = new float[3 * count];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (3 * random.nextGaussian());
            rows[i] = random.nextDouble() < 0.1 ? Float.NaN : i % 3 == 2 ? Math.round(rows[i]) : rows[i];
        }
        return rows;
    }

    private static float[] repaired(DecodedSelfMap f, Replaced replaced, float[] rows) {
        float[] given = f.filled(rows);
        SettledRows settled = RepeatableStep.of(f).replacing(replaced).apply(given);
        assertThat(settled.unsettled()).isZero();
        return settled.rows().outputs();
    }

    @ParameterizedTest
    @EnumSource(names = {"ROW", "CELLS"})
    void should_come_to_rest_on_whole_numbers_and_stay_there_bit_by_bit(Replaced replaced) {
        DecodedSelfMap f = new DecodedSelfMap(new Mapped(DecodedSelfMapTest::ontoThePlane), CODING, TOLERANCES);

        float[] once = repaired(f, replaced, rows(500));

        assertThat(repaired(f, replaced, once)).isEqualTo(once);
        for (int i = 0; i < once.length; i += 3) {
            assertThat(once[i + 2]).isEqualTo((float) Math.rint(once[i + 2]));
            // A move of a third of what is left, within the tolerance, changes no cell.
            assertThat(once[i] + once[i + 1] + once[i + 2]).isCloseTo(0f, within(0.0301f));
        }
    }

    @Test
    void should_fill_with_what_a_table_can_hold_and_leave_known_cells_alone() {
        DecodedSelfMap f = new DecodedSelfMap(new Mapped(DecodedSelfMapTest::ontoThePlane), CODING, TOLERANCES);

        assertThat(f.filled(new float[] {Float.NaN, 2.25f, Float.NaN, 0.1f, 0.2f, 3.7f}))
                .containsExactly(0.7f, 2.25f, 1, 0.1f, 0.2f, 3.7f);
    }

    /** Of f(x) = x + 1 no row settles; filled and otherwise left, they come back the same from another run. */
    @Test
    void should_leave_rows_that_do_not_settle_as_they_were() {
        DecodedSelfMap f = new DecodedSelfMap(new Mapped(x -> new float[] {x[0], x[1], x[2] + 1}), CODING, TOLERANCES);
        float[] given = f.filled(new float[] {1, Float.NaN, 3});

        SettledRows settled = RepeatableStep.of(f).apply(given);

        assertThat(settled.unsettled()).isEqualTo(1);
        assertThat(settled.settledOr(given)).containsExactly(1, 0.7f, 3);
    }

    @Test
    void should_say_what_the_function_says_but_for_the_tolerances() {
        RepairFacts facts =
                new DecodedSelfMap(new Mapped(DecodedSelfMapTest::ontoThePlane), CODING, TOLERANCES).repairFacts();

        assertThat(facts.tolerances()).isEqualTo(TOLERANCES);
        assertThat(facts.calibration().deviations()).containsExactly(1, 1, 1);
    }
}
