package org.idem4j.tribuo;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.engine.Latents;

/**
 * The latent rows h = g(s(x)) of a model f = s⁻¹ ∘ g⁻¹ ∘ A ∘ g ∘ s, s being the standardisation: the rows as the projector A
 * sees them. g keeps volumes, so a density of h, divided by the columns' deviations, is one of x.
 */
public final class LatentSpace {

    private final Latents latents;
    private final Standardisation standardisation;

    LatentSpace(Latents latents, Standardisation standardisation) {
        this.latents = latents;
        this.standardisation = standardisation;
    }

    /**
     * Raw rows to latent ones.
     *
     * @param rows Row-major, in the order of the model's self-map; left as they are.
     * @return g(s(x)) of every row, the same shape.
     */
    public float[] encode(float[] rows) {
        return latents.apply(standardisation == null ? rows : standardisation.standardise(rows));
    }

    /**
     * By how much the density of a raw row is lower than that of its latent row, both as logarithms.
     *
     * @return The sum of the logarithms of the columns' deviations; 0 without standardisation.
     */
    public double logUnits() {
        double sum = 0;
        if (standardisation != null) {
            for (float deviation : standardisation.deviations()) {
                sum += Math.log(deviation);
            }
        }
        return sum;
    }

    /**
     * A further output of an exported model, a function of the latent rows or the codes.
     *
     * @param name Its name.
     * @param columns Its columns.
     * @param function Appends it to a graph, from the latent rows [batch, n], or the codes.
     */
    public record Output(String name, int columns, SelfMapGraph.Appender function) {}

    /** The graph of f on raw rows that passes on where the latent rows are. */
    SelfMapGraph graph(List<String> names, AtomicReference<String> latent) {
        return graph(names, standardisation, (graph, input) -> {
            Latents.Appended appended = latents.appendTo(graph, input);
            latent.set(appended.latent());
            return appended.output();
        });
    }

    /** The graph on raw rows of what works on standardised ones. */
    static SelfMapGraph graph(List<String> names, Standardisation standardisation, SelfMapGraph.Appender function) {
        return new SelfMapGraph(
                names,
                standardisation == null ? null : standardisation.means(),
                standardisation == null ? null : standardisation.deviations(),
                function);
    }

    /** Declares a further output in a graph whose latent rows or codes are known. */
    static Consumer<OnnxGraph> declared(Output output, AtomicReference<String> latent) {
        return graph -> {
            graph.reserve(output.name());
            graph.output(output.name(), output.function().appendTo(graph, latent.get()), -1, output.columns());
        };
    }
}
