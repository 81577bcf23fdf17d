package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Any;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.LibSVMDataSource;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.RegressionFactory;

/** Models whose provenance was changed by somebody who wants more of the reader than to be read. */
@Tag("training")
class StrangersModelTest extends CommandTest {

    private static final String FLAGGED = "org.example.strangers.FlaggedComponent";

    private Path table;
    private IdempotentModel model;

    @BeforeEach
    void train() throws IOException {
        table = file("table.csv", "a,b\n1,2\n2,4\n3,6\n4,8\n");
        model = trainer().train(new MutableDataset<>(new TableDataSource(table)));
    }

    private static IdempotentTrainer trainer() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(7, 5))
                .epochs(1)
                .build();
    }

    private Path changed(Consumer<RootProvenanceProto.Builder> change) throws IOException {
        ModelProto stored = model.serialize();
        IdempotentModelProto.Builder proto = stored.getSerializedData().unpack(IdempotentModelProto.class).toBuilder();
        ModelDataProto.Builder data = ModelDataProto.parseFrom(proto.getMetadata()).toBuilder();
        change.accept(data.getProvenanceBuilder());
        proto.setMetadata(data.build().toByteString());
        ModelProto changed =
                stored.toBuilder().setSerializedData(Any.pack(proto.build())).build();
        return Files.write(folder.resolve("model.tribuo"), changed.toByteArray());
    }

    private static Consumer<RootProvenanceProto.Builder> replacing(String from, String to) {
        return provenance -> assertThat(provenance.getSmpBuilderList().stream()
                        .filter(value -> value.getValue().equals(from))
                        .map(value -> value.setValue(to)))
                .isNotEmpty();
    }

    private void assertNothingRan() {
        assertThat(System.getProperty("org.example.strangers")).isNull();
    }

    @Test
    void should_make_no_trainer_of_a_strangers_class() throws IOException {
        Path file = changed(replacing(IdempotentTrainer.class.getName(), FLAGGED));

        assertFails(
                run("reproduce", "--model", file),
                2,
                "model.tribuo names the class '" + FLAGGED + "'",
                "--allow-class " + FLAGGED);
        assertNothingRan();
        assertFails(
                run("reproduce", "--model", file, "--allow-class", "org.example.strangers"),
                2,
                "was trained by " + FLAGGED + ", which is no trainer of idem4j's");
        assertNothingRan();
    }

    @Test
    void should_make_no_part_of_a_trainer_of_a_strangers_class() throws IOException {
        Path file = changed(replacing(MultilayerPerceptron.class.getName(), FLAGGED));

        assertFails(run("reproduce", "--model", file), 2, "model.tribuo names the class '" + FLAGGED + "'");
        assertNothingRan();
    }

    @Test
    void should_make_no_data_source_of_a_strangers_class() throws IOException {
        Path file = changed(replacing(TableDataSource.class.getName(), FLAGGED));

        for (String command : new String[] {"reproduce", "evaluate"}) {
            assertFails(run(command, "--model", file), 2, "model.tribuo names the class '" + FLAGGED + "'");
            assertNothingRan();
        }
    }

    @Test
    void should_open_no_model_that_names_a_strangers_provenance() throws IOException {
        Path tribuo = changed(provenance -> provenance.getOmpBuilder(1).setProvenanceClassName(FLAGGED));
        Path onnx = folder.resolve("model.onnx");
        model.saveONNXModel("org.idem4j", 1, onnx);
        var graph = ai.onnx.proto.OnnxMl.ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
        graph.getMetadataPropsBuilderList()
                .forEach(entry ->
                        entry.setValue(entry.getValue().replace("org.tribuo.provenance.DatasetProvenance", FLAGGED)));
        Files.write(onnx, graph.build().toByteArray());

        for (Path file : new Path[] {tribuo, onnx}) {
            assertFails(
                    run("predict", "--model", file, "-i", table, "-o", folder.resolve("out.csv")),
                    2,
                    file.getFileName().toString(),
                    "names the class '" + FLAGGED + "'",
                    "--allow-class " + FLAGGED);
            assertNothingRan();
        }
    }

    @Test
    void should_wait_for_no_pipe() throws Exception {
        Path file = changed(provenance -> {});
        Files.delete(table);
        assumeTrue(isPipe(table), "this system has no pipes in folders");

        for (String command : new String[] {"reproduce", "evaluate"}) {
            assertFails(run(command, "--model", file), 2, table.toString(), "no file but a pipe or a device");
        }
    }

    private static boolean isPipe(Path path) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void should_look_up_no_value_that_stands_for_another() throws IOException {
        Path file = changed(replacing(table.toString(), "${user.home}"));

        assertFails(run("reproduce", "--model", file), 2, "${user.home}' for", "TableDataSource.path", "not looked up");
    }

    /** Of 300 and 300 each is less than there are weights, but 90,000 lie between them. */
    @ParameterizedTest
    @CsvSource({"46000, 46000", "300, '[300, 300]'"})
    void should_refuse_widths_that_the_file_does_not_hold(String width, String named) throws IOException {
        Path file = changed(provenance -> provenance.getSmpBuilderList().stream()
                .filter(value -> value.getKey().equals("hidden"))
                .forEach(value -> value.setValue(width)));

        assertThat(file)
                .satisfies(written -> assertThat(written.toFile().length()).isBetween(1200L, 90_000L));
        assertFails(
                run("reproduce", "--model", file),
                2,
                named + " for org.idem4j.tribuo.network.MultilayerPerceptron.hidden",
                "can't hold the weights");
    }

    @Test
    void should_name_the_file_whose_provenance_makes_nothing() throws IOException {
        Path file = changed(provenance -> provenance.getSmpBuilderList().stream()
                .filter(value -> value.getKey().equals("epochs"))
                .forEach(value -> value.setValue("-5")));

        assertFails(
                run("reproduce", "--model", file),
                2,
                file + " has a provenance that nothing can be made from",
                "epochs");
    }

    @Test
    void should_fetch_data_from_an_address_only_when_allowed() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        byte[] rows = "1 1:1 2:2\n1 1:2 2:4\n1 1:3 2:6\n1 1:4 2:8\n".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, rows.length);
            exchange.getResponseBody().write(rows);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rows");
            var source = new LibSVMDataSource<>(address.toURL(), new RegressionFactory());
            model = trainer().train(new MutableDataset<>(new SelfMapDataSource(source)));
            Path file = changed(provenance -> {});
            requests.set(0);

            for (String command : new String[] {"reproduce", "evaluate"}) {
                assertFails(
                        run(command, "--model", file),
                        2,
                        "the address '" + address + "'",
                        "LibSVMDataSource.url",
                        "--allow-url");
            }
            assertThat(requests).hasValue(0);
            assertThat(run("reproduce", "--model", file, "--allow-url"))
                    .as(() -> err)
                    .isZero();
            assertThat(out).contains("identical");
            assertThat(requests).hasPositiveValue();
        } finally {
            server.stop(0);
        }
    }
}
