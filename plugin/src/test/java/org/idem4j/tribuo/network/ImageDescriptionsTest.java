package org.idem4j.tribuo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Descriptions of networks over images")
class ImageDescriptionsTest {

    private static final ImageShape GREY = new ImageShape(1, 28, 28);
    private static final ImageShape FACES = new ImageShape(3, 64, 64);

    @TempDir
    private Path folder;

    private <T> T configured(Class<T> type, String properties) throws IOException {
        Path file = folder.resolve("network.xml");
        Files.writeString(
                file,
                "<config><component name=\"network\" type=\"" + type.getName() + "\">" + properties
                        + "</component></config>");
        try (ConfigurationManager manager = new ConfigurationManager(file.toString())) {
            return type.cast(manager.lookup("network"));
        }
    }

    private static String property(String name, Object value) {
        return "<property name=\"" + name + "\" value=\"" + value + "\"/>";
    }

    private static <T extends NetworkDescription> T again(T description, Class<T> type) {
        try (ConfigurationManager manager = new ConfigurationManager()) {
            manager.addConfiguration(ProvenanceUtil.extractConfiguration(description.getProvenance()));
            return manager.lookupAll(type).get(0);
        }
    }

    @Test
    void should_be_configured_and_come_back_from_their_provenance() throws IOException {
        Dcgan dcgan = configured(
                Dcgan.class,
                property("image", "3x64x64")
                        + property("width", 16)
                        + property("latent", 20)
                        + property("norm", "BATCH")
                        + property("outputActivation", "TANH"));
        assertThat(dcgan.network())
                .isEqualTo(Dcgan.of(FACES, 16, 20)
                        .withNorm(ImageNorm.BATCH)
                        .withActivations(Activation.LEAKYRELU, Activation.TANH)
                        .network());
        assertThat(again(dcgan, Dcgan.class).network()).isEqualTo(dcgan.network());

        ImagePerceptron perceptron = configured(
                ImagePerceptron.class,
                "<propertylist name=\"hidden\"><item>30</item><item>20</item></propertylist>" + property("latent", 10)
                        + property("norm", "NONE"));
        assertThat(perceptron.network())
                .isEqualTo(ImagePerceptron.of(GREY, 10, 30, 20)
                        .withNorm(ImageNorm.NONE)
                        .network());
        assertThat(again(perceptron, ImagePerceptron.class).network()).isEqualTo(perceptron.network());

        UNet net = configured(UNet.class, property("depth", 2) + property("groups", 4));
        assertThat(again(net, UNet.class).network()).isEqualTo(net.network());

        ConvolutionalProjector projector = configured(
                ConvolutionalProjector.class,
                property("couplings", 4) + property("rank", 9) + property("net", "DENSE")
                        + "<propertylist name=\"hidden\"><item>7</item></propertylist>");
        Architecture drawn = projector.draw(784, new SplittableRandom(1)).architecture();
        assertThat(drawn)
                .isEqualTo(ConvolutionalProjector.of(GREY, 4, 9)
                        .withNets(CouplingNet.DENSE, 7)
                        .draw(784, new SplittableRandom(1))
                        .architecture());
        assertThat(again(projector, ConvolutionalProjector.class)
                        .draw(784, new SplittableRandom(1))
                        .architecture())
                .isEqualTo(drawn);
    }

    @Test
    void should_carry_the_code_in_the_pixels_that_vary_least() throws IOException {
        AutoencoderProjector projector = configured(
                AutoencoderProjector.class,
                property("image", "1x8x8") + property("width", 2) + property("rank", 3) + property("corrections", 2));
        float[] rows = new float[4 * 64];
        for (int i = 0; i < rows.length; i++) {
            int column = i % 64;
            rows[i] = i / 64 % 2 * (column == 5 || column == 40 ? 0 : column == 63 ? 0.5f : 1);
        }
        InitialNetwork drawn =
                projector.draw(new TargetRows(64, rows, new float[] {1, 1, 1, 1}), new SplittableRandom(1));
        List<Coupling> couplings = ((Projector) drawn.architecture()).couplings();

        assertThat(couplings).hasSize(5);
        assertThat(couplings.get(0).shifted()).containsExactly(5, 40, 63);
        assertThat(couplings.get(1).read()).containsExactly(5, 40, 63);
        int span = drawn.parameters().length - 64 * 3;
        for (int i = 0; i < 64 * 3; i++) {
            boolean one = i == 5 * 3 || i == 40 * 3 + 1 || i == 63 * 3 + 2;
            assertThat(drawn.parameters()[span + i]).isEqualTo(one ? 1 : 0);
        }
        Architecture unseen = projector.draw(64, new SplittableRandom(1)).architecture();
        assertThat(((Projector) unseen).couplings().get(0).shifted()).containsExactly(0, 21, 42);
        assertThat(again(projector, AutoencoderProjector.class)
                        .draw(64, new SplittableRandom(1))
                        .architecture())
                .isEqualTo(unseen);
    }

    @Test
    void should_halve_sides_down_to_a_vector_and_back() {
        List<String> shapes = new ArrayList<>();
        for (ImageLayer layer : Dcgan.of(FACES, 8, 20).network().layers()) {
            if (!(layer instanceof GroupNormLayer)) {
                shapes.add(layer.output().toString());
            }
        }
        assertThat(shapes)
                .containsExactly(
                        "8x32x32",
                        "16x16x16",
                        "32x8x8",
                        "64x4x4",
                        "20x1x1",
                        "64x4x4",
                        "32x8x8",
                        "16x16x16",
                        "8x32x32",
                        "3x64x64");
        ImageNetwork network = Dcgan.of(GREY, 32, 128).network();
        assertThat(network.layers().get(network.encoder() - 1).output()).isEqualTo(new ImageShape(128, 1, 1));
        assertThat(UNet.of(new ImageShape(3, 32, 32), 8, 20).network().outputs())
                .isEqualTo(3072);
    }

    @Test
    void should_begin_a_projector_as_its_linear_part() {
        InitialNetwork initial = ConvolutionalProjector.of(GREY, 2, 3, 4).draw(784, new SplittableRandom(1));
        Projector projector = (Projector) initial.architecture();

        assertThat(projector.couplings()).hasSize(2);
        assertThat(projector.rank(initial.parameters())).isEqualTo(3);
        assertThat(projector.dense()).isFalse();
        assertThat(projector.trained()).containsExactly(new ParameterRange(0, projector.parameterCount()));
        assertThat(projector.decayed()).hasSize(2);
        for (ParameterRange last : projector.decayed()) {
            for (int i = last.from(); i < last.to(); i++) {
                assertThat(initial.parameters()[i]).isZero();
            }
        }
    }

    @Test
    void should_connect_all_pixels_to_the_widths_and_back() {
        ImageNetwork network =
                ImagePerceptron.of(GREY, 10, 30, 20).withNorm(ImageNorm.NONE).network();

        assertThat(network.layers())
                .extracting(layer -> layer.output().toString())
                .containsExactly("30x1x1", "20x1x1", "10x1x1", "20x1x1", "30x1x1", "784x1x1");
        assertThat(network.encoder()).isEqualTo(3);
        assertThat(network.parameterCount())
                .isEqualTo(2 * (784 * 30 + 30 * 20 + 20 * 10) + 30 + 20 + 10 + 20 + 30 + 784);
    }

    @Test
    void should_refuse_what_is_no_such_network() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImagePerceptron.of(new ImageShape(1, 28, 32), 4, 4))
                .withMessageContaining("square");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImagePerceptron.of(GREY, 4, 0))
                .withMessageContaining("not 0 filters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(new ImageShape(1, 27, 27), 4, 4))
                .withMessageContaining("Sides of 27 can't be halved");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(new ImageShape(1, 28, 32), 4, 4))
                .withMessageContaining("square");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNet.of(GREY, 4, 4).withSizes(4, 3, 4))
                .withMessageContaining("can't be halved 3 times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(GREY, 4, 4).withActivations(Activation.SOFTMAX, Activation.TANH))
                .withMessageContaining("not SOFTMAX");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvolutionalProjector.of(new ImageShape(1, 27, 27), 2, 3, 4))
                .withMessageContaining("even");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvolutionalProjector.of(GREY, 2, 3, 4).withActivation(Activation.RELU))
                .withMessageContaining("RELU is not bounded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvolutionalProjector.of(GREY, 2, 784, 4))
                .withMessageContaining("from 1 to 783");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvolutionalProjector.of(GREY, 2, 3, 4).draw(717, new SplittableRandom(1)))
                .withMessageContaining("The rows have 717 columns, but an image of 1x28x28");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoencoderProjector.of(GREY, 4, 784))
                .withMessageContaining("from 1 to 783");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoencoderProjector.of(GREY, 4, 9).withCorrections(-1))
                .withMessageContaining("must not be negative, but are -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoencoderProjector.of(GREY, 4, 9).withDepth(3))
                .withMessageContaining("can't be halved 3 times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageShape.parse("28x28"))
                .withMessageContaining("'28x28' is no shape of an image");
        assertThatThrownBy(() -> configured(Dcgan.class, property("width", 0)))
                .hasStackTraceContaining("must be at least 1");
    }
}
