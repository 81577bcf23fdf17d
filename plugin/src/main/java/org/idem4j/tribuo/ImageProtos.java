package org.idem4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.GroupNormLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;
import org.idem4j.tribuo.protos.BatchNormProto;
import org.idem4j.tribuo.protos.GroupNormProto;
import org.idem4j.tribuo.protos.ImageLayerProto;
import org.idem4j.tribuo.protos.ImageNetworkProto;
import org.idem4j.tribuo.protos.SkipProto;
import org.idem4j.tribuo.protos.WindowsProto;

/** Networks over images in a stored model. */
final class ImageProtos {

    private ImageProtos() {}

    static ImageNetworkProto write(ImageNetwork network) {
        ImageShape input = network.input();
        return ImageNetworkProto.newBuilder()
                .addAllLayers(write(network.layers()))
                .setEncoder(network.encoder())
                .setChannels(input.channels())
                .setHeight(input.height())
                .setWidth(input.width())
                .build();
    }

    private static List<ImageLayerProto> write(List<ImageLayer> layers) {
        return layers.stream().map(ImageProtos::write).toList();
    }

    private static ImageLayerProto write(ImageLayer layer) {
        ImageLayerProto.Builder proto = ImageLayerProto.newBuilder();
        if (layer instanceof ConvolutionLayer of) {
            proto.setConvolution(windows(of.filters(), of.side(), of.stride(), of.border()));
            return activated(proto, of.activation());
        } else if (layer instanceof TransposedLayer of) {
            proto.setTransposed(windows(of.filters(), of.side(), of.stride(), of.border()));
            return activated(proto, of.activation());
        } else if (layer instanceof GroupNormLayer of) {
            proto.setGroupNorm(GroupNormProto.newBuilder().setGroups(of.groups()));
            return activated(proto, of.activation());
        } else if (layer instanceof BatchNormLayer of) {
            proto.setBatchNorm(BatchNormProto.getDefaultInstance());
            return activated(proto, of.activation());
        }
        return proto.setSkip(SkipProto.newBuilder().addAllAround(write(((SkipLayer) layer).around())))
                .build();
    }

    private static WindowsProto windows(int filters, int side, int stride, int border) {
        return WindowsProto.newBuilder()
                .setFilters(filters)
                .setSide(side)
                .setStride(stride)
                .setBorder(border)
                .build();
    }

    private static ImageLayerProto activated(ImageLayerProto.Builder proto, ImageActivation activation) {
        return proto.setActivation(activation.function().name())
                .setNegativeSlope(activation.negativeSlope())
                .build();
    }

    /**
     * Reads what {@link #write(ImageNetwork)} wrote, believing nothing.
     *
     * @throws IllegalArgumentException If there is no such network.
     */
    static ImageNetwork read(ImageNetworkProto proto) {
        ImageShape input = new ImageShape(proto.getChannels(), proto.getHeight(), proto.getWidth());
        return new ImageNetwork(read(proto.getLayersList(), input), proto.getEncoder());
    }

    private static List<ImageLayer> read(List<ImageLayerProto> protos, ImageShape input) {
        List<ImageLayer> layers = new ArrayList<>();
        ImageShape taken = input;
        for (ImageLayerProto proto : protos) {
            ImageLayer layer = read(proto, taken);
            layers.add(layer);
            taken = layer.output();
        }
        return layers;
    }

    private static ImageLayer read(ImageLayerProto proto, ImageShape input) {
        return switch (proto.getLayerCase()) {
            case CONVOLUTION -> {
                WindowsProto of = proto.getConvolution();
                yield new ConvolutionLayer(
                        input, of.getFilters(), of.getSide(), of.getStride(), of.getBorder(), activation(proto));
            }
            case TRANSPOSED -> {
                WindowsProto of = proto.getTransposed();
                yield new TransposedLayer(
                        input, of.getFilters(), of.getSide(), of.getStride(), of.getBorder(), activation(proto));
            }
            case GROUP_NORM -> new GroupNormLayer(input, proto.getGroupNorm().getGroups(), activation(proto));
            case BATCH_NORM -> new BatchNormLayer(input, activation(proto));
            case SKIP -> new SkipLayer(read(proto.getSkip().getAroundList(), input));
            case LAYER_NOT_SET ->
                throw new IllegalArgumentException("The stored network has an image layer of no known kind.");
        };
    }

    private static ImageActivation activation(ImageLayerProto proto) {
        return new ImageActivation(Activation.valueOf(proto.getActivation()), proto.getNegativeSlope());
    }
}
