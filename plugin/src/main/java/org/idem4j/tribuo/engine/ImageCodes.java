package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;

/** The codes of an image network that makes some. */
final class ImageCodes implements Codes {

    private final WiredNetwork network;
    private final ImageNetwork images;
    private final Chain encoder;
    private final Chain decoder;

    /**
     * Codes.
     *
     * @param network At work.
     * @param images What it is; with an encoder.
     */
    ImageCodes(WiredNetwork network, ImageNetwork images) {
        List<Stage> stages = ((Chain) network.root()).parts();
        int first = ImageStages.encoder(images);
        this.network = network;
        this.images = images;
        this.encoder = new Chain(stages.subList(0, first));
        this.decoder = new Chain(stages.subList(first, stages.size()));
    }

    @Override
    public int columns() {
        return encoder.outputs();
    }

    @Override
    public float[] encode(float[] rows) {
        return network.apply(encoder, rows);
    }

    @Override
    public float[] decode(float[] codes) {
        return network.apply(decoder, codes);
    }

    private List<ImageLayer> first() {
        return images.layers().subList(0, images.encoder());
    }

    @Override
    public String appendEncoder(OnnxGraph graph, String rows) {
        return new ImageGraph(graph, first(), network.parameters(), 0).append(rows);
    }

    @Override
    public String appendDecoder(OnnxGraph graph, String codes) {
        int before = first().stream().mapToInt(ImageLayer::parameterCount).sum();
        List<ImageLayer> others =
                images.layers().subList(images.encoder(), images.layers().size());
        return new ImageGraph(graph, others, network.parameters(), before).append(codes);
    }
}
