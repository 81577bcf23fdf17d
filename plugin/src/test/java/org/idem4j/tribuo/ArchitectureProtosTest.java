package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImagePerceptron;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.LayerProtos;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.ImageNetworkProto;
import org.idem4j.tribuo.protos.ProjectorProto;
import org.idem4j.tribuo.protos.RetractionProto;
import org.idem4j.tribuo.protos.WindowsProto;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Architectures in a stored model")
class ArchitectureProtosTest {

    private static final int N = 5;

    static Stream<NetworkDescription> descriptions() {
        return Stream.of(
                MultilayerPerceptron.of(3, 4),
                ProjectorNetwork.of(3, 4).withRank(2, KeptBy.SPAN),
                ProjectorNetwork.of(4).withRank(1, KeptBy.PURIFICATION).withoutPermutations(),
                ProjectorNetwork.of(1, 2, 3).withLearntRank(0.5),
                RetractionNetwork.of(MultilayerPerceptron.of(3))
                        .withProjector(ProjectorNetwork.of(0).withRank(2, KeptBy.SPAN)));
    }

    private static IdempotentModelProto write(NetworkDescription description) {
        IdempotentModelProto.Builder proto = IdempotentModelProto.newBuilder();
        ArchitectureProtos.write(architecture(description), proto);
        return proto.build();
    }

    private static Architecture architecture(NetworkDescription description) {
        return description.draw(N, new SplittableRandom(1)).architecture();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void should_come_back_as_they_were(NetworkDescription description) {
        assertThat(ArchitectureProtos.read(write(description), N)).isEqualTo(architecture(description));
        assertThatThrownBy(() -> ArchitectureProtos.read(write(description), N + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void should_refuse_what_a_stranger_stored() {
        refuse("no projection", ProjectorProto.Builder::clearSpan);
        refuse("from 1 to 4, not 5", projector -> projector.getSpanBuilder().setRank(5));
        refuse(
                "reads some columns",
                projector -> projector.getCouplingsBuilder(0).setRead(0, 9));
        refuse(
                "reads some columns",
                projector -> projector.getCouplingsBuilder(0).clearShifted());
        refuse(
                "needs at least one layer",
                projector -> projector.getCouplingsBuilder(1).clearNet());
        refuse(
                "Layer 1 takes",
                projector -> projector
                        .getCouplingsBuilder(0)
                        .setNet(0, projector.getCouplings(1).getNet(1)));
    }

    static Stream<NetworkDescription> imageDescriptions() {
        ImageShape shape = new ImageShape(3, 8, 8);
        return Stream.of(
                Dcgan.of(shape, 4, 6),
                Dcgan.of(shape, 4, 6).withNorm(ImageNorm.NONE).withActivations(Activation.RELU, Activation.TANH),
                ImagePerceptron.of(shape, 4, 9, 6).withNorm(ImageNorm.BATCH),
                UNet.of(shape, 4, 6).withSizes(4, 3, 2).withNorm(ImageNorm.BATCH),
                RetractionNetwork.of(UNet.of(shape, 4, 6)).withProjector(AutoencoderProjector.of(shape, 4, 6)));
    }

    @Test
    void should_refuse_a_retraction_that_a_stranger_stored() {
        refuseRetraction(
                "no self-map of 5 columns",
                retraction -> retraction.getCorrectionBuilder(1).setOutputs(4));
        refuseRetraction(
                "more parameters than",
                retraction -> retraction
                        .clearCorrection()
                        .addAllCorrection(LayerProtos.write(List.of(
                                new DenseLayer(N, 1 << 16, Activation.TANH, 0),
                                new DenseLayer(1 << 16, 1 << 16, Activation.TANH, 0),
                                new DenseLayer(1 << 16, N, Activation.TANH, 0)))));
        refuseRetraction("no projection", RetractionProto.Builder::clearProjector);
        refuseRetraction("needs at least one layer", RetractionProto.Builder::clearCorrection);
        ImageShape shape = new ImageShape(1, 1, N);
        refuseRetraction(
                "take a group norm",
                retraction -> retraction.setImages(ImageProtos.write(
                        new ImageNetwork(List.of(new BatchNormLayer(shape, ImageActivation.IDENTITY)), 0))));
    }

    private static void refuseRetraction(String message, Consumer<RetractionProto.Builder> change) {
        IdempotentModelProto.Builder proto = write(RetractionNetwork.of(MultilayerPerceptron.of(3))
                        .withProjector(ProjectorNetwork.of(0).withRank(2, KeptBy.SPAN)))
                .toBuilder();
        change.accept(proto.getRetractionBuilder());
        assertThatThrownBy(() -> ArchitectureProtos.read(proto.build(), N))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("imageDescriptions")
    void should_come_back_with_their_layers_over_images(NetworkDescription description) {
        Architecture architecture =
                description.draw(192, new SplittableRandom(1)).architecture();
        IdempotentModelProto.Builder proto = IdempotentModelProto.newBuilder();
        ArchitectureProtos.write(architecture, proto);

        assertThat(ArchitectureProtos.read(proto.build(), 192)).isEqualTo(architecture);
        assertThatThrownBy(() -> ArchitectureProtos.read(proto.build(), N)).hasMessageContaining("of 5 columns");
    }

    @Test
    void should_refuse_layers_over_images_that_a_stranger_stored() {
        refuseImages("at least one channel", images -> images.setWidth(0));
        refuseImages("too large", images -> images.setWidth(Integer.MAX_VALUE));
        refuseImages("at least one layer", ImageNetworkProto.Builder::clearLayers);
        refuseImages("can't make the code", images -> images.setEncoder(9));
        refuseImages("A code has one pixel", images -> images.setEncoder(1));
        refuseImages("no known kind", images -> images.getLayersBuilder(0).clearLayer());
        refuseImages("No enum constant", images -> images.getLayersBuilder(0).setActivation("NONE"));
        refuseImages("not SWISH", images -> images.getLayersBuilder(0).setActivation("SWISH"));
        refuseImages("slope of LEAKYRELU", images -> images.getLayersBuilder(0).setNegativeSlope(-1));
        refuseImages(
                "5 groups",
                images -> images.getLayersBuilder(3).getGroupNormBuilder().setGroups(5));
        refuseImages("windows of a side", images -> convolution(images).setSide(1 << 20));
        refuseImages("windows of a side", images -> convolution(images).setStride(0));
        refuseImages("windows of a side", images -> convolution(images).setBorder(4));
        refuseImages("does not fit", images -> convolution(images).setSide(11));
        refuseImages("too large", images -> convolution(images).setFilters(1 << 30));
    }

    private static WindowsProto.Builder convolution(ImageNetworkProto.Builder images) {
        return images.getLayersBuilder(0).getConvolutionBuilder();
    }

    private static void refuseImages(String message, Consumer<ImageNetworkProto.Builder> change) {
        IdempotentModelProto.Builder proto = IdempotentModelProto.newBuilder();
        ArchitectureProtos.write(Dcgan.of(new ImageShape(3, 8, 8), 4, 6).network(), proto);
        change.accept(proto.getImagesBuilder());
        assertThatThrownBy(() -> ArchitectureProtos.read(proto.build(), 192))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static void refuse(String message, Consumer<ProjectorProto.Builder> change) {
        IdempotentModelProto.Builder proto = write(ProjectorNetwork.of(2, 4).withRank(2, KeptBy.SPAN)).toBuilder();
        change.accept(proto.getProjectorBuilder());
        assertThatThrownBy(() -> ArchitectureProtos.read(proto.build(), N))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
