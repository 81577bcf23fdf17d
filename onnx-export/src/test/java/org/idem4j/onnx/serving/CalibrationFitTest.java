package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.RepeatableStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFitTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
    private static final float[] CLEAN = {1, 2, 3, -1, .5f, 4, 0, 1, 2, .3f, .2f, 5};

    private final List<LogRecord> told = new ArrayList<>();
    private final Logger logger = Logger.getLogger(CalibrationFit.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            told.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
    }

    private static ModelProto calibrated(String documentation) {
        ModelProto model = new SelfMapGraph(List.of("c", "a", "b"), null, null, TestModels::network)
                .model(13, TestModels.description(Map.of())).toBuilder()
                        .setDocString(documentation)
                        .build();
        try (OnnxRegressor served = OnnxRegressor.open(model.toByteArray(), "test", CPU)) {
            return Recalibration.with(model, served, Recalibration.measure(served, CLEAN), CLEAN);
        }
    }

    /** Another weight by so much of itself. */
    private static ModelProto changed(ModelProto model, float share) {
        ModelProto.Builder other = model.toBuilder();
        TensorProto weights = model.getGraph().getInitializer(0);
        ByteBuffer values = ByteBuffer.wrap(weights.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(0, values.getFloat(0) * (1 + share));
        other.getGraphBuilder()
                .getInitializerBuilder(0)
                .setRawData(com.google.protobuf.ByteString.copyFrom(values.array()));
        return other.build();
    }

    private static OnnxRegressor open(ModelProto model) {
        return OnnxRegressor.open(model.toByteArray(), "M.onnx", CPU);
    }

    @Test
    void should_warn_once_of_other_numbers_and_refuse_a_step_by_the_old_tolerances() {
        ModelProto other = changed(calibrated("once"), 1e-3f);
        for (int time = 0; time < 2; time++) {
            try (OnnxRegressor served = open(other)) {
                assertThat(served.calibrationMisfit().orElseThrow())
                        .contains(
                                "M.onnx is not the file that it was calibrated as",
                                "calibrate --model M.onnx --data CSV");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> RepeatableStep.of(served))
                        .withMessageContaining("M.onnx is not the file")
                        .withMessageContaining("give a tolerance");
                assertThat(RepeatableStep.of(served, .1).tolerances()).hasSize(3);
            }
        }
        assertThat(told).singleElement().extracting(LogRecord::getLevel).isEqualTo(Level.WARNING);
    }

    @Test
    void should_be_silent_of_rounding_and_of_files_that_do_not_say() {
        ModelProto model = calibrated("silent");
        ModelProto.Builder older = changed(model, 1e-2f).toBuilder().clearMetadataProps();
        model.getMetadataPropsList().stream()
                .filter(entry -> !entry.getKey().equals(MetadataKeys.CALIBRATED_FOR))
                .forEach(older::addMetadataProps);
        for (ModelProto file : List.of(model, changed(model, 1e-6f), older.build())) {
            try (OnnxRegressor served = open(file)) {
                assertThat(served.calibrationMisfit()).isEmpty();
                assertThat(RepeatableStep.of(served).tolerances()).hasSize(3);
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void should_notice_integers_that_are_no_longer_there() {
        ModelProto.Builder model = calibrated("integers").toBuilder();
        for (var entry : model.getMetadataPropsBuilderList()) {
            entry.setValue(entry.getValue().replace("\"precision\":\"float32\"", "\"precision\":\"int8-static\""));
        }

        try (OnnxRegressor served = open(model.build())) {
            assertThat(served.calibrationMisfit().orElseThrow())
                    .contains("that one was int8-static by 'idem4j', this is float32 by 'idem4j'");
        }
    }

    @Test
    void should_take_a_file_of_onnx_runtime_s_optimiser_for_the_same(@TempDir Path folder)
            throws IOException, OrtException {
        ModelProto model = calibrated("optimised");
        open(model).close(); // provides the native libraries
        Path saved = folder.resolve("saved.onnx");
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            settings.setOptimizedModelFilePath(saved.toString());
            OrtEnvironment.getEnvironment()
                    .createSession(model.toByteArray(), settings)
                    .close();
        }

        assertThat(Files.readAllBytes(saved)).isNotEqualTo(model.toByteArray());
        try (OnnxRegressor served = OnnxRegressor.open(saved, CPU)) {
            assertThat(served.metadata()).containsKey(MetadataKeys.CALIBRATED_FOR);
            assertThat(served.calibrationMisfit()).isEmpty();
        }
    }

    @Test
    void should_remark_on_another_producer_of_the_same_numbers() {
        ModelProto other =
                calibrated("remark").toBuilder().setProducerName("a converter").build();

        try (OnnxRegressor served = open(other)) {
            assertThat(served.calibrationMisfit()).isEmpty();
        }
        assertThat(told).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.INFO);
            assertThat(entry.getMessage()).contains("written by 'a converter'", "'idem4j'", "the calibration holds");
        });
    }

    @Test
    void should_keep_the_deviations_and_refuse_rows_without_a_number() {
        ModelProto model = calibrated("kept");
        try (OnnxRegressor served = open(model)) {
            float[] wild = {Float.NaN, 0, 0};
            assertThat(Recalibration.measure(served, new float[] {9, 9, 9, 8, 8, 8})
                            .calibration()
                            .deviations())
                    .isEqualTo(served.repairFacts().calibration().deviations());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Recalibration.measure(served, wild))
                    .withMessageContaining("no finite number");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Recalibration.measure(served, new float[0]))
                    .withMessageContaining("no rows");
        }
    }
}
