package org.idem4j.tribuo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.network.Architecture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"dcgan28", "unet28", "dcgan64"})
    void should_name_layers_that_have_all_parameters(String name) {
        Architecture network = ImageWorkload.of(name).initial().architecture();
        int parameters = 0;
        for (Map<String, Object> layer : flat(NetworkJson.of(network).get("layers"))) {
            int channels = (int) layer.get("channels");
            if (layer.get("kind").equals("norm")) {
                parameters += 2 * channels;
            } else {
                int side = (int) layer.get("side");
                int filters = (int) layer.get("filters");
                parameters += filters + filters * channels * side * side;
            }
        }
        assertThat(parameters).isEqualTo(network.parameterCount());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> flat(Object layers) {
        List<Map<String, Object>> flat = new ArrayList<>();
        for (Map<String, Object> layer : (List<Map<String, Object>>) layers) {
            if (layer.get("kind").equals("skip")) {
                flat.addAll(flat(layer.get("around")));
            } else {
                flat.add(layer);
            }
        }
        return flat;
    }
}
