package org.idem4j.tribuo;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.engine.Codes;

/**
 * The codes of a model's raw rows and the raw rows of codes: what an encoder makes of a row and a decoder of that, or the
 * coordinates in the range of A where f = g⁻¹ ∘ A ∘ g. Without what fills missing cells and guards against wild ones.
 */
public final class CodeSpace {

    private final Codes codes;
    private final Standardisation standardisation;

    CodeSpace(Codes codes, Standardisation standardisation) {
        this.codes = codes;
        this.standardisation = standardisation;
    }

    /**
     * The length of a code.
     *
     * @return Its numbers.
     */
    public int columns() {
        return codes.columns();
    }

    /**
     * Whether a code tells what is wrong with a row.
     *
     * @return False where it is the code of the row when it has been repaired, as a retraction's is.
     */
    public boolean ofGivenRows() {
        return codes.ofGivenRows();
    }

    /**
     * Raw rows to codes.
     *
     * @param rows Row-major, in the order of the model's self-map; left as they are.
     * @return Row-major, [rows × columns].
     */
    public float[] encode(float[] rows) {
        return codes.encode(standardisation == null ? rows : standardisation.standardise(rows));
    }

    /** The graph of f on raw rows that passes on where the codes are. */
    SelfMapGraph graph(List<String> names, AtomicReference<String> code) {
        return LatentSpace.graph(names, standardisation, (graph, input) -> {
            Codes.Appended appended = codes.appendTo(graph, input);
            code.set(appended.codes());
            return appended.output();
        });
    }

    /**
     * Codes to raw rows.
     *
     * @param values Row-major, [rows × columns]; left as they are.
     * @return Row-major, in the order of the model's self-map.
     */
    public float[] decode(float[] values) {
        float[] rows = codes.decode(values);
        return standardisation == null ? rows : standardisation.restore(rows);
    }
}
