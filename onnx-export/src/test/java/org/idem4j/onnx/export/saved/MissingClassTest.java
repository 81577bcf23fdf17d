package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.example.strangers.OwnLoss;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.trust.TrustedClasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that name classes which are not DL4J's, or not there. */
class MissingClassTest {

    private static final String DENSE = "\"org.deeplearning4j.nn.conf.layers.DenseLayer\"";

    @TempDir
    private Path folder;

    private SavedZip zip;
    private Path output;

    @BeforeEach
    void save() throws IOException {
        zip = new SavedZip(folder.resolve("net.zip"));
        output = folder.resolve("net.onnx");
        zip.save(Networks.of(
                Networks.dense(4, 5),
                new OutputLayer.Builder(new OwnLoss()).nIn(5).nOut(3).build()));
    }

    private void export() throws IOException {
        SavedNetwork.export(zip.path(), output, SavedNetworkOptions.defaults());
    }

    private Void exportTrusting(String name) throws IOException {
        return TrustedClasses.inForce().and(List.of(name)).during(() -> {
            export();
            return null;
        });
    }

    private String refusal(String... trusted) {
        String[] message = new String[1];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exportTrusting(trusted.length == 0 ? "org.example.nobody" : trusted[0]))
                .satisfies(e -> message[0] = e.getMessage());
        assertThat(output).doesNotExist();
        return message[0];
    }

    @Test
    void should_load_an_own_class_only_if_it_is_allowed() throws IOException {
        assertThat(refusal())
                .contains("names the class \"org.example.strangers.OwnLoss\" at '/confs/1/layer/lossFn'")
                .contains("put it on the class path and allow it: --allow-class org.example.strangers.OwnLoss");

        exportTrusting("org.example.strangers.OwnLoss");

        assertThat(output).exists();
    }

    /** Those of models, which are Java's too, are not those of DL4J's zips. */
    @Test
    void should_not_load_javas_classes_for_a_zip() throws IOException {
        zip.replaceText("org.example.strangers.OwnLoss", "java.util.ArrayList");

        assertThat(refusal()).contains("names the class \"java.util.ArrayList\" at '/confs/1/layer/lossFn'");
    }

    @Test
    void should_name_a_class_of_dl4js_package_that_is_not_there() throws IOException {
        zip.replaceText("org.example.strangers.OwnLoss", "org.nd4j.linalg.lossfunctions.impl.LossMSE");
        zip.replaceText(DENSE, "\"org.deeplearning4j.example.MyLayer\"");

        assertThat(refusal())
                .contains("its configuration names the class org.deeplearning4j.example.MyLayer at '/confs/0/layer',"
                        + " which is not on the class path; put the jar that has it there,")
                .doesNotContain("1.0.0-beta", "copy the file anew");
    }

    @Test
    void should_name_an_allowed_class_that_is_not_there() throws IOException {
        zip.replaceText("org.example.strangers.OwnLoss", "org.example.gone.Loss");

        assertThat(refusal("org.example.gone"))
                .contains("the class org.example.gone.Loss at '/confs/1/layer/lossFn', which is not on the class path");
    }

    @Test
    void should_name_the_artifact_of_a_class_of_the_keras_import() throws IOException {
        zip.replaceText("org.example.strangers.OwnLoss", "org.nd4j.linalg.lossfunctions.impl.LossMSE");
        zip.replaceText(DENSE, "\"org.deeplearning4j.nn.modelimport.keras.layers.Gone\"");

        assertThat(refusal())
                .contains("not on the class path; put org.deeplearning4j:deeplearning4j-modelimport there,");
    }
}
