package org.idem4j.onnx.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.URLProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.example.strangers.Flags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Model;
import org.tribuo.protos.core.ImmutableFeatureMapProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.protos.DummyRegressionModelProto;

/** Models whose files name classes of the test's, which tell when they are initialised. */
class StoredModelsTest {

    private static final String FLAGGED = "org.example.strangers.Flagged";
    private static final String ALLOWED = "org.example.strangers.Allowed";

    @TempDir
    private Path folder;

    private ModelProto stored;

    @BeforeEach
    void train() {
        stored = StoredDummy.model();
    }

    private DummyRegressionModelProto.Builder dummy() throws InvalidProtocolBufferException {
        return StoredDummy.parts(stored);
    }

    private ModelDataProto changed(Consumer<ModelDataProto.Builder> change) throws InvalidProtocolBufferException {
        ModelDataProto.Builder data = dummy().getMetadataBuilder();
        change.accept(data);
        return data.build();
    }

    private Path file(Consumer<ModelDataProto.Builder> change) throws IOException {
        DummyRegressionModelProto.Builder dummy = dummy();
        change.accept(dummy.getMetadataBuilder());
        return file(
                stored.toBuilder().setSerializedData(Any.pack(dummy.build())).build());
    }

    private Path file(ModelProto model) throws IOException {
        return Files.write(folder.resolve("model.tribuo"), model.toByteArray());
    }

    /** The kind of the trainer, an enum. */
    private static SimpleProvenanceProto.Builder value(ModelDataProto.Builder data) {
        return data.getProvenanceBuilder().getSmpBuilderList().stream()
                .filter(value -> value.getProvenanceClassName().equals(EnumProvenance.class.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static void nameInfo(ModelDataProto.Builder data) {
        var domain = data.getFeatureDomainBuilder();
        try {
            var map = domain.getSerializedData().unpack(ImmutableFeatureMapProto.class).toBuilder();
            map.getInfoBuilder(0).setClassName(FLAGGED);
            domain.setSerializedData(Any.pack(map.build()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Named<Consumer<ModelDataProto.Builder>>> strangers() {
        return Stream.of(
                Named.of(
                        "an object's provenance",
                        data -> data.getProvenanceBuilder().getOmpBuilder(1).setProvenanceClassName(FLAGGED)),
                Named.of("a value's provenance", data -> value(data).setProvenanceClassName(FLAGGED)),
                Named.of("an enum", data -> value(data).setAdditional(FLAGGED)),
                Named.of("the features", data -> data.getFeatureDomainBuilder().setClassName(FLAGGED)),
                Named.of("a feature", StoredModelsTest::nameInfo),
                Named.of("the outputs", data -> data.getOutputDomainBuilder().setClassName(FLAGGED)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void should_load_no_class_that_part_of_a_model_names(Consumer<ModelDataProto.Builder> change) throws IOException {
        ModelDataProto data = changed(change);
        Path file = file(change);

        assertThatExceptionOfType(UntrustedClassException.class)
                .isThrownBy(() -> StoredModels.data(data.toByteString()))
                .withMessageContainingAll("the stored model", "'" + FLAGGED + "'", "--allow-class " + FLAGGED);
        assertThatExceptionOfType(UntrustedClassException.class)
                .isThrownBy(() -> StoredModels.read(file))
                .withMessageContainingAll(file.toString(), FLAGGED);
        assertThat(Flags.raised()).noneMatch(flag -> flag.contains("Flagged"));
    }

    @Test
    void should_load_no_model_of_a_strangers_class() throws IOException {
        Path file = file(stored.toBuilder().setClassName(FLAGGED).build());

        assertThatExceptionOfType(UntrustedClassException.class)
                .isThrownBy(() -> StoredModels.read(file))
                .withMessageContainingAll(file.toString(), FLAGGED);
        assertThat(Flags.raised()).noneMatch(flag -> flag.contains("Flagged"));
    }

    @Test
    void should_load_the_class_that_is_allowed() throws IOException {
        Path file = file(data -> value(data).setAdditional(ALLOWED).setValue("VALUE"));
        TrustedClasses more = TrustedClasses.inForce().and(List.of(ALLOWED));

        Model<?> model = more.during(() -> StoredModels.read(file));

        assertThat(model.getProvenance().toString()).contains("VALUE");
        assertThat(Flags.raised()).contains("Allowed was initialised");
        assertThat(TrustedClasses.inForce()).isNotEqualTo(more);
    }

    @Test
    void should_keep_an_address_as_text_so_that_nobody_asks_for_its_host() throws IOException {
        ModelDataProto data = changed(model -> value(model)
                .setProvenanceClassName(URLProvenance.class.getName())
                .clearAdditional()
                .setValue("http://host.invalid/a"));

        assertThat(StoredModels.data(data.toByteString())
                        .provenance()
                        .getTrainerProvenance()
                        .getConfiguredParameters())
                .containsEntry("dummyType", new StringProvenance("dummyType", "http://host.invalid/a"));
    }

    @Test
    void should_read_an_honest_model() throws IOException {
        assertThat(StoredModels.read(file(stored)).serialize()).isEqualTo(stored);
    }

    @Test
    void should_tell_a_package_from_one_that_begins_like_it() {
        TrustedClasses trusted = new TrustedClasses(List.of("com.acme", "com.other.One"));

        assertThat(trusted.include("com.acme.sensors.Source")).isTrue();
        assertThat(trusted.include("com.other.One$Inner")).isTrue();
        assertThat(trusted.include("com.acmes.Source")).isFalse();
        assertThat(trusted.include("com.other.OneMore")).isFalse();
        assertThat(trusted.include("[Lcom.acme.Source;")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusted.and(List.of("com.acme.*")))
                .withMessageContaining("'com.acme.*' is no name of a class or a package");
    }

    @Test
    void should_read_the_provenance_of_an_onnx_file_with_the_same_care() throws Exception {
        String honest = StoredDummy.provenance(root -> {}).toString();
        String stranger = StoredDummy.provenance(root -> root.getOmpBuilder(0).setProvenanceClassName(FLAGGED))
                .toString();

        assertThat(StoredProvenance.read(honest, "a.onnx").getClassName()).contains("DummyRegressionModel");
        assertThatExceptionOfType(UntrustedClassException.class)
                .isThrownBy(() -> StoredProvenance.read(stranger, "a.onnx"))
                .withMessageContainingAll("a.onnx", FLAGGED);
        assertThat(Flags.raised()).noneMatch(flag -> flag.contains("Flagged"));
    }

    @Test
    void should_name_an_enum_of_a_provenance_that_is_not_there() throws Exception {
        String gone = StoredDummy.provenance(root -> root.getSmpBuilderList().stream()
                        .filter(value -> value.getProvenanceClassName().equals(EnumProvenance.class.getName()))
                        .findFirst()
                        .orElseThrow()
                        .setAdditional("org.idem4j.tribuo.Kind"))
                .toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(gone, "a.onnx"))
                .withMessage(
                        "a.onnx has a provenance with the class org.idem4j.tribuo.Kind, which is not on the class path.");
    }
}
