package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.idem4j.tribuo.projection.Projection;

/**
 * f = g⁻¹ ∘ A ∘ g with g a stack of {@linkplain Coupling couplings} and A an orthogonal projector (Linearizer, arXiv
 * 2510.08570): f ∘ f = g⁻¹ ∘ A² ∘ g = f for every input and all parameters, up to rounding. The parameters are those of the
 * couplings' layers, one coupling after the other, then those of the projection.
 *
 * @param couplings The couplings, in the order in which g applies them.
 * @param projection A.
 */
public record Projector(List<Coupling> couplings, Projection projection) implements Architecture {

    /**
     * Checks that the couplings and the projection are of one dimension.
     *
     * @param couplings Copied; each of as many columns as the projection.
     * @param projection A.
     * @throws IllegalArgumentException If one is not.
     */
    public Projector {
        couplings = List.copyOf(couplings);
        for (Coupling coupling : couplings) {
            if (coupling.dimension() != projection.dimension()) {
                throw new IllegalArgumentException("A coupling of " + coupling.dimension()
                        + " columns does not go with a projector of " + projection.dimension() + ".");
            }
        }
    }

    /**
     * n.
     *
     * @return The columns it takes and gives.
     */
    public int dimension() {
        return projection.dimension();
    }

    @Override
    public int inputs() {
        return dimension();
    }

    @Override
    public int outputs() {
        return dimension();
    }

    /**
     * The layers of all couplings.
     *
     * @return In the parameters' order.
     */
    public List<DenseLayer> layers() {
        return couplings.stream().flatMap(coupling -> coupling.net().stream()).toList();
    }

    @Override
    public int parameterCount() {
        return Math.addExact(DenseLayer.parameterCount(layers()), projection.parameterCount());
    }

    /**
     * The weights of each coupling's last layer: without them it shifts all rows alike, and f is the linear projector A but for
     * constants. So a decay draws f towards a linear model, and what the layers before have learnt to look at stays.
     */
    @Override
    public List<ParameterRange> decayed() {
        List<ParameterRange> weights = DenseLayer.weights(layers());
        List<ParameterRange> last = new ArrayList<>();
        int layer = -1;
        for (Coupling coupling : couplings) {
            layer += coupling.net().size();
            last.add(weights.get(layer));
        }
        return last;
    }

    /**
     * The rank of A.
     *
     * @param parameters All parameters.
     * @return The dimension of what f leaves alone.
     * @throws IllegalArgumentException If they give no projector.
     */
    public int rank(float[] parameters) {
        float[] a = projection
                .open(Arrays.copyOfRange(parameters, DenseLayer.parameterCount(layers()), parameterCount()))
                .projector();
        double trace = 0;
        for (int i = 0; i < dimension(); i++) {
            trace += a[i * dimension() + i];
        }
        return (int) Math.round(trace);
    }

    @Override
    public <T> T match(Function<Perceptron, T> perceptron, Function<Projector, T> projector) {
        return projector.apply(this);
    }
}
