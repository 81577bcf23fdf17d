package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.idem4j.tribuo.anomaly.Detection;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.PolishMeasurement;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.guide.Page;
import org.idem4j.tribuo.polish.Polish;
import org.junit.jupiter.api.Test;
import org.tribuo.anomaly.evaluation.AnomalyEvaluation;

/** The keys of {@code metrics.json}, as a page lists them and as they are written. */
class MetricsTableTest {

    private static final Map<String, String> HASHES = Map.of("model.tribuo", "00");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private final SelfMapMetrics metrics =
            new SelfMapMetrics(1, false, 1, 1, new double[10], 1, 1, 1, 1, 1, 1, new double[10], new double[10]);

    /** The keys of the first table behind a line of the page. */
    private static List<String> table(String line) {
        return Page.at("plugin/src/docs/commands.md")
                .text()
                .lines()
                .dropWhile(each -> !each.equals(line))
                .dropWhile(each -> !each.startsWith("|"))
                .takeWhile(each -> each.startsWith("|"))
                .flatMap(each -> CODE.matcher(each.split("\\|")[1]).results())
                .map((MatchResult key) -> key.group(1))
                .toList();
    }

    private interface Written {
        void to(ByteArrayOutputStream stream) throws IOException;
    }

    private static JsonNode json(Written written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.to(bytes);
        return new ObjectMapper().readTree(bytes.toByteArray());
    }

    private static Stream<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    @Test
    void should_be_listed_for_a_regressor() throws IOException {
        var polish = List.of(new PolishMeasurement(new Polish(1), metrics, 1));

        JsonNode json = json(stream -> new MetricsJson(metrics, 1, "CPU", polish).writeTo(stream, HASHES));

        assertThat(table("## Metrics of a regressor"))
                .containsExactlyElementsOf(keys(json).toList());
        assertThat(table("Each entry of `polish`:"))
                .containsExactlyElementsOf(keys(json.get("polish").get(0)).toList());
    }

    @Test
    void should_be_listed_for_a_detector() throws IOException {
        var counts = (AnomalyEvaluation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AnomalyEvaluation.class},
                (proxy, method, arguments) -> method.getReturnType() == long.class ? (Object) 1L : (Object) 1.0);
        var detection = new Detection(counts, new double[] {0}, new double[] {1});

        JsonNode json = json(stream -> new DetectorMetrics(detection, 1, 1, "CPU").writeTo(stream, HASHES));

        assertThat(table("## Metrics of a detector"))
                .containsExactlyElementsOf(keys(json).toList());
    }
}
