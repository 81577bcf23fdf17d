package org.idem4j.onnx.export.convolution;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Blocks of an image to examples: for each place in a block an image of the values there, one after the other. */
final class SpaceToBatchTranslator implements LayerTranslator {

    /** Far more than a network has, and few enough for memory: a file of a few bytes can name any number. */
    private static final long MOST_PLACES = 1 << 16;

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        int[] block = ((SpaceToBatchLayer) layer.conf().getLayer()).getBlocks();
        // Each of 32 bits, so that the product is one of 64.
        return block[0] < 1 || block[1] < 1 || (long) block[0] * block[1] > MOST_PLACES
                ? List.of("its blocks are of " + block[0] + " × " + block[1] + " values; each value is an operator, and"
                        + " 1 to " + MOST_PLACES + " of them are written")
                : List.of();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        SpaceToBatchLayer configuration = (SpaceToBatchLayer) layer.conf().getLayer();
        Layout layout = Layout.of(configuration.getFormat());
        OnnxGraph graph = translation.graph();
        String padded = padded(configuration.getPadding(), layout, graph, input);
        int[] block = configuration.getBlocks();
        String ends = graph.constant("ends", new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        String axes = graph.constant("axes", layout.sizeAxes());
        String steps = graph.constant("steps", new long[] {block[0], block[1]});
        List<String> places = new ArrayList<>();
        for (long row = 0; row < block[0]; row++) {
            for (long column = 0; column < block[1]; column++) {
                String starts = graph.constant("starts", new long[] {row, column});
                places.add(graph.node("Slice", padded, starts, ends, axes, steps));
            }
        }
        return graph.concat(places, 0);
    }

    private static String padded(int[][] padding, Layout layout, OnnxGraph graph, String input) {
        long[] before = layout.perAxis(0, padding[0][0], padding[1][0]);
        long[] after = layout.perAxis(0, padding[0][1], padding[1][1]);
        String pads = graph.concat(List.of(graph.constant("before", before), graph.constant("after", after)), 0);
        return graph.node("Pad", input, pads);
    }
}
