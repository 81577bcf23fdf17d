package org.idem4j.tribuo.experiment.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.Table;

/** The table and figure of {@link Table1}. */
final class Table1Findings {

    /** The draft's Table 1. */
    private static final Map<PaperNetwork, Long> DRAFT = Map.of(
            PaperNetwork.B1, 30L,
            PaperNetwork.B2, 238_600L,
            PaperNetwork.B3, 8_393_728L,
            PaperNetwork.B4, 4_509_456L);

    private static final String FIGURE_TEXT =
            "Every bar is a layer's columns, its height their logarithm; between two bars lies a linear layer with its"
                    + " parameters. A leaky ReLU follows each, the last included.";
    private static final String TABLE_TEXT =
            "weights: entries of the matrices; biases: entries of the biases; parameters: of the network in the engine; draft:"
                    + " Jensen & Vicary, Table 1; draft_counts: what gives the draft's number.";

    /**
     * A network and its count.
     *
     * @param network The network.
     * @param count Its parameters.
     */
    record Counted(PaperNetwork network, ParameterCount count) {

        private long draft() {
            return DRAFT.get(network);
        }

        private List<Object> row() {
            return List.of(
                    network.name(),
                    architecture(),
                    count.weights(),
                    count.biases(),
                    count.parameters(),
                    draft(),
                    draft() - count.parameters(),
                    explanation());
        }

        private String architecture() {
            return count.layers().stream()
                    .map(layer -> "Linear(" + layer.inputs() + ", " + layer.outputs() + ")")
                    .collect(Collectors.joining(" "));
        }

        private String explanation() {
            return CountingRule.of(count, draft()).map(CountingRule::words).orElse("none of the readings known here");
        }
    }

    private Table1Findings() {}

    static Findings of(List<Counted> networks) {
        List<Picture> rows = networks.stream()
                .map(counted -> LayerDrawing.of(counted.network().name(), counted.count()))
                .toList();
        return new Findings(
                summary(networks),
                List.of(new Figure("table1", "The networks", FIGURE_TEXT, Picture.grid(rows, 1))),
                List.of(new Table(
                        "table1",
                        "Parameters",
                        TABLE_TEXT,
                        List.of(
                                "network",
                                "architecture",
                                "weights",
                                "biases",
                                "parameters",
                                "draft",
                                "difference",
                                "draft_counts"),
                        networks.stream().map(Counted::row).toList())));
    }

    private static List<String> summary(List<Counted> networks) {
        String counts = networks.stream()
                .map(counted -> String.format(
                        Locale.ROOT,
                        "%s *%,d*",
                        counted.network(),
                        counted.count().parameters()))
                .collect(Collectors.joining(", "));
        List<Counted> different = networks.stream()
                .filter(counted -> counted.draft() != counted.count().parameters())
                .toList();
        String verdict = different.isEmpty()
                ? "The draft's numbers are the same: it counts the weights and biases of all layers."
                : "The draft's numbers differ for "
                        + different.stream()
                                .map(counted -> counted.network() + " (it counts " + counted.explanation() + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
        return List.of("Parameters: " + counts + ".", verdict);
    }
}
