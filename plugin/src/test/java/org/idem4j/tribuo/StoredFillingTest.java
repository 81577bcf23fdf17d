package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;

@Tag("training")
@DisplayName("A model that fills missing cells, stored and exported")
class StoredFillingTest extends FilledModels {

    private static IdempotentModel model;
    private static float[] gapped;

    @BeforeAll
    static void train() {
        model = trainer(true).train(gaps(0.2, 1));
        gapped = rows(model, gaps(0.3, 2));
    }

    @TempDir
    Path folder;

    @Test
    void should_be_the_same_from_every_format() throws Exception {
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        IdempotentModel back = (IdempotentModel) Model.deserializeFromFile(file);
        assertThat(back.identicalTo(model)).isTrue();
        assertThat(back.apply(gapped)).containsExactly(model.apply(gapped));
        assertThat(back.filled(gapped)).containsExactly(model.filled(gapped));
        assertThat(back.repairFacts()).isEqualTo(model.repairFacts());

        float[] wild = gapped.clone();
        wild[7] = 1e30f;
        for (int opset : new int[] {13, 17}) {
            byte[] onnx = model.exportONNXModel("org.idem4j", 0, opset).toByteArray();
            try (OnnxRegressor served = OnnxRegressor.open(onnx, "model.onnx", ServingOptions.defaults())) {
                assertThat(served.repairFacts()).isEqualTo(model.repairFacts());
                assertNear(served.apply(gapped), model.apply(gapped), 2e-5);
                assertNear(served.apply(wild), model.apply(wild), 2e-5);
                assertNear(served.filled(gapped), model.filled(gapped), 2e-5);
                RepeatableStep filling = RepeatableStep.of(served, 0).replacing(Replaced.MISSING);
                float[] filled = filling.apply(gapped).rows().outputs();
                assertThat(filled).containsExactly(served.filled(gapped));
                assertThat(filling.apply(filled).rows().outputs()).containsExactly(filled);
            }
        }
    }

    /** A cell of each tenth row is ten deviations off; what is filled in its place may differ by rounding. */
    @Test
    void should_find_and_fill_odd_cells_in_both_formats_and_change_nothing_the_second_time() throws Exception {
        float[] odd = model.filled(gapped);
        for (int row = 0; row < odd.length / N; row += 10) {
            odd[row * N + row % N] += 10 * model.repairFacts().calibration().deviations()[row % N];
        }
        byte[] onnx = model.exportONNXModel("org.idem4j", 0).toByteArray();
        RepeatableStep step = RepeatableStep.of(model, 0).replacing(Replaced.IMPLAUSIBLE);
        SettledRows repaired = step.apply(odd);

        for (int row = 0; row < odd.length / N; row += 10) {
            int cell = row * N + row % N;
            assertThat(repaired.rows().outputs()[cell]).isNotEqualTo(odd[cell]);
        }
        assertThat(repaired.unsettled()).isZero();
        assertThat(step.apply(repaired.rows().outputs()).rows().outputs())
                .containsExactly(repaired.rows().outputs());
        IdempotentModel read = (IdempotentModel) IdempotentModel.deserialize(model.serialize());
        assertThat(RepeatableStep.of(read, 0).replacing(Replaced.IMPLAUSIBLE).apply(odd))
                .isEqualTo(repaired);
        try (OnnxRegressor served = OnnxRegressor.open(onnx, "model.onnx", ServingOptions.defaults())) {
            SettledRows same =
                    RepeatableStep.of(served, 0).replacing(Replaced.IMPLAUSIBLE).apply(odd);
            assertThat(same.replacements()).containsExactly(repaired.replacements());
            assertNear(same.rows().outputs(), repaired.rows().outputs(), 2e-5);
        }
    }

    @Test
    void should_export_the_filling_alone() {
        byte[] onnx = model.exportFilling("org.idem4j", 0, 13).toByteArray();
        try (OnnxRegressor served = OnnxRegressor.open(onnx, "filling.onnx", ServingOptions.defaults())) {
            float[] filled = served.apply(gapped);
            assertNear(filled, model.filled(gapped), 2e-5);
            for (int i = 0; i < gapped.length; i++) {
                if (!Float.isNaN(gapped[i])) {
                    assertThat(filled[i]).isEqualTo(gapped[i]);
                }
            }
            assertThat(served.apply(filled)).containsExactly(filled);
            float[] wild = filled.clone();
            wild[3] = -9999;
            assertThat(served.apply(wild)).containsExactly(wild);
            assertThat(model.filled(wild)).containsExactly(wild);
        }
    }

    @Test
    void should_refuse_a_stored_filler_that_does_not_fit() throws Exception {
        var stored = model.serialize();
        IdempotentModelProto proto = stored.getSerializedData().unpack(IdempotentModelProto.class);
        IdempotentModelProto.Builder fewer = proto.toBuilder();
        fewer.getFillerBuilder().clearMeans().addMeans(0);
        IdempotentModelProto.Builder crossed = proto.toBuilder();
        crossed.getGuardBuilder().setLowest(0, 1e9f);
        IdempotentModelProto.Builder strong = proto.toBuilder();
        strong.getFillerBuilder().setStrengths(0, 2);
        IdempotentModelProto.Builder disordered = proto.toBuilder();
        disordered.getFillerBuilder().setEdges(1, -1e9f);
        IdempotentModelProto.Builder shorter = proto.toBuilder();
        shorter.getFillerBuilder().clearEdges();

        IdempotentModelProto.Builder careless = proto.toBuilder();
        careless.getCellCheckBuilder().setThresholds(0, -1);

        for (IdempotentModelProto.Builder bad : List.of(fewer, crossed, strong, disordered, shorter, careless)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdempotentModel.deserializeFromProto(
                            IdempotentModel.CURRENT_VERSION, stored.getClassName(), Any.pack(bad.build())));
        }
    }
}
