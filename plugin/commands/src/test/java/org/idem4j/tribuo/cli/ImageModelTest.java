package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.data.image.IdxWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model that was trained on the project's own images by a configuration. */
@Tag("training")
class ImageModelTest extends CommandTest {

    private static final Path IMAGES = ROOT.resolve("test-data/digits-test-images.gz");

    private Path configuration() throws IOException {
        return file("images.xml", """
                <config>
                  <component name="images" type="org.idem4j.tribuo.data.image.IdxImageSource">
                    <property name="path" value="%s"/>
                    <property name="labelsPath" value="%s"/>
                    <property name="classes" value="0,1"/>
                    <property name="limit" value="30"/>
                  </component>
                  <component name="train" type="org.idem4j.tribuo.data.SplitDataSource">
                    <property name="source" value="images"/>
                    <property name="fraction" value="0.7"/>
                  </component>
                  <component name="rest" type="org.idem4j.tribuo.data.SplitDataSource">
                    <property name="source" value="images"/>
                    <property name="fraction" value="0.7"/>
                    <property name="part" value="REST"/>
                  </component>
                  <component name="test" type="org.idem4j.tribuo.data.SelfMapDataSource">
                    <property name="source" value="rest"/>
                    <property name="corruption" value="noise"/>
                    <property name="standardize" value="false"/>
                  </component>
                  <component name="noise" type="org.idem4j.tribuo.data.GaussianNoise"/>
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                    <property name="network" value="network"/>
                    <property name="epochs" value="1"/>
                    <property name="standardize" value="false"/>
                    <property name="guard" value="false"/>
                  </component>
                  <component name="network" type="org.idem4j.tribuo.network.MultilayerPerceptron">
                    <propertylist name="hidden"><item>6</item></propertylist>
                  </component>
                </config>
                """.formatted(IMAGES, ROOT.resolve("test-data/digits-test-labels.gz")));
    }

    @Test
    void should_be_trained_reproduced_and_asked_for_images_of_its_shape() throws IOException {
        Path trained = folder.resolve("trained");
        assertThat(run("train", "--allow-worse", "-c", configuration(), "-o", trained))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("in units of the pixels' standard deviation", "Of noise it makes images");

        assertThat(Files.readString(trained.resolve("report.html")))
                .contains("Images before and after")
                .doesNotContain("column deviations");

        for (String name : new String[] {"model.tribuo", "model.onnx"}) {
            Path model = trained.resolve(name);
            assertThat(run("reproduce", "--model", model)).as(() -> err).isZero();
            assertThat(out).contains("identical");
            Path result = folder.resolve(name + ".idx");
            assertThat(run("predict", "--model", model, "-i", IMAGES, "-o", result))
                    .as(() -> err)
                    .isZero();
            assertThat(out).containsPattern("in levels from 0 to 1: 0\\.\\d+");
            assertThat(new IdxImageSource(result).shape()).hasToString("1x28x28");
            assertFails(
                    run("predict", "--model", model, "-i", flat(), "-o", result),
                    2,
                    "is of 1x1x784, but the model is for images of 1x28x28");
            assertFails(
                    run("predict", "--model", model, "-i", ROOT.resolve("test-data/sensors-train.csv"), "-o", result),
                    2,
                    "lacks the model's columns [p0000, p0001, ",
                    ", p0009 and 774 more], the model does not know [air_humidity, ",
                    "The model is for images of 1x28x28; give an IDX file or a folder of pictures");
        }
        float[] engine = new IdxImageSource(folder.resolve("model.tribuo.idx"))
                .block()
                .orElseThrow()
                .inputs();
        float[] served = new IdxImageSource(folder.resolve("model.onnx.idx"))
                .block()
                .orElseThrow()
                .inputs();
        for (int i = 0; i < engine.length; i++) {
            assertThat(Math.abs(engine[i] - served[i])).isLessThanOrEqualTo(1.001f / 255); // where rounding differs
        }
    }

    private Path flat() throws IOException {
        Path file = folder.resolve("flat");
        try (OutputStream stream = Files.newOutputStream(file);
                IdxWriter idx = new IdxWriter(stream, false, 1, 1, 784)) {
            idx.write(new byte[784]);
        }
        return file;
    }
}
