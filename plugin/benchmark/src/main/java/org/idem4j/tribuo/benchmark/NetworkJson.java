package org.idem4j.tribuo.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.GroupNormLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;

/** A network over images as the scripts are told of it; its parameters lie in the order in which the layers are named. */
final class NetworkJson {

    private NetworkJson() {}

    static Map<String, Object> of(Architecture network) {
        return network.match(
                perceptron -> {
                    throw new IllegalArgumentException("A perceptron is no network over images.");
                },
                NetworkJson::ofProjector,
                images -> Map.of("layers", ofLayers(images.layers())),
                retraction -> {
                    throw new IllegalArgumentException("The scripts know no retraction.");
                });
    }

    private static Map<String, Object> ofProjector(Projector projector) {
        return Map.of(
                "couplings",
                projector.couplings().stream()
                        .map(coupling -> List.of(coupling.read(), coupling.shifted()))
                        .toList(),
                "hidden",
                projector.layers().get(0).outputs());
    }

    private static List<Map<String, Object>> ofLayers(List<ImageLayer> layers) {
        return layers.stream().map(NetworkJson::ofLayer).toList();
    }

    private static Map<String, Object> ofLayer(ImageLayer layer) {
        if (layer instanceof SkipLayer skip) {
            return Map.of("kind", "skip", "around", ofLayers(skip.around()));
        } else if (layer instanceof ConvolutionLayer of) {
            return windows("convolution", layer, of.filters(), of.side(), of.stride(), of.border(), of.activation());
        } else if (layer instanceof TransposedLayer of) {
            return windows("transposed", layer, of.filters(), of.side(), of.stride(), of.border(), of.activation());
        }
        GroupNormLayer norm = (GroupNormLayer) layer;
        Map<String, Object> json = named("norm", layer, norm.activation());
        json.put("groups", norm.groups());
        return json;
    }

    private static Map<String, Object> windows(
            String kind, ImageLayer layer, int filters, int side, int stride, int border, ImageActivation activation) {
        Map<String, Object> json = named(kind, layer, activation);
        json.put("filters", filters);
        json.put("side", side);
        json.put("stride", stride);
        json.put("border", border);
        return json;
    }

    private static Map<String, Object> named(String kind, ImageLayer layer, ImageActivation activation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("channels", layer.input().channels());
        json.put("activation", activation.function().name());
        json.put("slope", activation.negativeSlope());
        return json;
    }
}
