package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.idem4j.onnx.serving.ExecutionProvider.AUTO;
import static org.idem4j.onnx.serving.ExecutionProvider.CPU;
import static org.idem4j.onnx.serving.ExecutionProvider.CUDA;
import static org.idem4j.onnx.serving.ExecutionProvider.TENSORRT;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingOptionsTest {

    private static final String HASH = "ab".repeat(32);

    @TempDir
    Path folder;

    private ServingOptions configured(String properties) throws IOException {
        Path file = folder.resolve("serving.xml");
        Files.writeString(
                file,
                "<config><component name=\"serving\" type=\"" + ServingOptions.class.getName() + "\">" + properties
                        + "</component></config>");
        return (ServingOptions) new ConfigurationManager(file.toString()).lookup("serving");
    }

    @Test
    void should_come_from_a_configuration_and_go_back_into_one() throws IOException {
        ServingOptions options =
                configured("<propertylist name=\"providers\"><item>TENSORRT</item><item>CUDA</item></propertylist>"
                        + "<property name=\"deviceId\" value=\"1\"/><property name=\"gpuMemoryLimit\" value=\"5000000000\"/>"
                        + "<property name=\"tf32\" value=\"true\"/><property name=\"intraOpThreads\" value=\"3\"/>"
                        + "<property name=\"expectedSha256\" value=\"" + HASH + "\"/>");

        assertThat(options.providers()).containsExactly(TENSORRT, CUDA);
        assertThat(options.deviceId()).isEqualTo(1);
        assertThat(options.gpuMemoryLimit()).isEqualTo(5_000_000_000L);
        assertThat(options.tf32()).isTrue();
        assertThat(options.intraOpThreads()).isEqualTo(3);
        assertThat(options.expectedSha256()).isEqualTo(HASH);

        var described = ProvenanceUtil.extractConfiguration(options.getProvenance());
        ConfigurationManager again = new ConfigurationManager();
        again.addConfiguration(described);
        ServingOptions rebuilt = (ServingOptions) again.lookup(described.get(0).getName());
        assertThat(rebuilt).usingRecursiveComparison().isEqualTo(options);
    }

    @Test
    void should_serve_a_file_for_the_length_of_a_call() throws IOException {
        Path file =
                Files.write(folder.resolve("model.onnx"), TestModels.unnamed(-1).toByteArray());
        List<DenseSelfMap> lent = new ArrayList<>();

        int columns = ServingOptions.defaults().withProvider(CPU).serve(file, f -> {
            lent.add(f);
            return f.apply(new float[TestModels.N]).length;
        });

        assertThat(columns).isEqualTo(TestModels.N);
        assertThatIllegalStateException()
                .isThrownBy(() -> lent.get(0).apply(new float[TestModels.N]))
                .withMessageContaining("has been closed");
    }

    @Test
    void should_name_the_field_of_a_bad_configuration() {
        assertThatThrownBy(() -> configured("<property name=\"gpuMemoryLimit\" value=\"-1\"/>"))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("gpuMemoryLimit")
                .hasMessageContaining("-1 bytes");
        assertThatThrownBy(() ->
                        configured("<propertylist name=\"providers\"><item>CPU</item><item>CUDA</item></propertylist>"))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("CPU last, but are [CPU, CUDA]");
    }

    @Test
    void should_refuse_what_can_not_be_meant() {
        ServingOptions options = ServingOptions.defaults();

        for (List<ExecutionProvider> order :
                List.of(List.<ExecutionProvider>of(), List.of(CPU, CUDA), List.of(CUDA, CUDA), List.of(AUTO))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options.withProviders(order))
                    .withMessageContaining("but are " + order);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> options.withDeviceId(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withIntraOpThreads(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withGpuMemoryLimit(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withExpectedSha256("abc"))
                .withMessageContaining("'abc'");
    }

    @Test
    void should_change_one_thing_at_a_time() {
        ServingOptions options = ServingOptions.defaults()
                .withProvider(CUDA)
                .withDeviceId(2)
                .withGpuMemoryLimit(7)
                .withTf32(true)
                .withIntraOpThreads(4)
                .withExpectedSha256(HASH);

        ServingOptions other = options.withProvider(AUTO);

        assertThat(other.providers()).containsExactly(CUDA, CPU);
        assertThat(other).usingRecursiveComparison().ignoringFields("providers").isEqualTo(options);
        assertThat(options.providers()).containsExactly(CUDA);
        assertThat(other.withProviders(options.providers()))
                .usingRecursiveComparison()
                .isEqualTo(options);
    }
}
