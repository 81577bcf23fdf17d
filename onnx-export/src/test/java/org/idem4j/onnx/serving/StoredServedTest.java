package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import java.nio.file.Path;
import org.idem4j.onnx.protos.OnnxRegressorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Model;

/** Served models as protobufs. */
class StoredServedTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void should_load_what_every_version_stored(int version) throws Exception {
        Path file =
                Path.of(getClass().getResource("served-" + version + ".tribuo").toURI());
        double[] x = {0.5, -1, 2};
        try (OnnxRegressor model = (OnnxRegressor) Model.deserializeFromFile(file)) {
            assertThat(model.getName()).isEqualTo("stored");
            assertThat(model.graphNames()).isEqualTo(StoredServed.NAMES);
            assertThat(model.options().providers()).containsExactly(ExecutionProvider.CPU);
            assertThat(model.options().intraOpThreads()).isEqualTo(1);
            double[] expected = TestModels.oracle(x); // pressure, zeta, alpha
            float[] found = model.apply(new float[] {2, 0.5f, -1}); // alpha, pressure, zeta
            assertThat(new double[] {found[1], found[2], found[0]}).containsExactly(expected, within(1e-6));
        }
    }

    @Test
    void should_keep_all_options() throws Exception {
        ServingOptions options = ServingOptions.defaults()
                .withDeviceId(1)
                .withGpuMemoryLimit(6_000_000_000L)
                .withTf32(true)
                .withIntraOpThreads(2);
        try (OnnxRegressor model = OnnxRegressor.open(
                        TestModels.unnamed(-1).toByteArray(), "test", options.withProvider(ExecutionProvider.AUTO));
                OnnxRegressor back = (OnnxRegressor) Model.deserialize(model.serialize())) {
            assertThat(back.options())
                    .usingRecursiveComparison()
                    .isEqualTo(model.options().withExpectedSha256(model.sha256()));
        }
    }

    @Test
    void should_refuse_changed_content_and_unknown_versions() throws Exception {
        try (OnnxRegressor model = OnnxRegressor.open(
                TestModels.unnamed(-1).toByteArray(),
                "test",
                ServingOptions.defaults().withProvider(ExecutionProvider.CPU))) {
            OnnxRegressorProto proto = model.serialize().getSerializedData().unpack(OnnxRegressorProto.class);
            Any changed = Any.pack(proto.toBuilder()
                    .setModel(TestModels.unnamed(4).toByteString())
                    .build());
            String name = OnnxRegressor.class.getName();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxRegressor.deserializeFromProto(1, name, changed))
                    .withMessageContaining("has been changed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxRegressor.deserializeFromProto(2, name, changed))
                    .withMessageContaining("Unknown version 2");
        }
    }
}
