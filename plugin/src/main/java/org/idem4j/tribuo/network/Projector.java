package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.SpanProjection;

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
     * Whether the layers of all couplings are fully connected.
     *
     * @return False if some are over images.
     */
    public boolean dense() {
        return couplings.stream().allMatch(coupling -> coupling.function() instanceof Perceptron);
    }

    /**
     * The fully connected layers of all couplings.
     *
     * @return In the parameters' order.
     */
    public List<DenseLayer> layers() {
        return couplings.stream().flatMap(coupling -> coupling.net().stream()).toList();
    }

    /** The parameters of all couplings, which come before those of the projection. */
    int couplingParameters() {
        return couplings.stream()
                .mapToInt(coupling -> coupling.function().parameterCount())
                .reduce(0, Math::addExact);
    }

    @Override
    public int parameterCount() {
        return Math.addExact(couplingParameters(), projection.parameterCount());
    }

    /** All but what the couplings' layers keep. */
    @Override
    public List<ParameterRange> trained() {
        List<ParameterRange> trained = new ArrayList<>();
        int from = 0;
        for (Coupling coupling : couplings) {
            for (ParameterRange range : coupling.function().trained()) {
                trained.add(range.movedBy(from));
            }
            from += coupling.function().parameterCount();
        }
        trained.add(new ParameterRange(from, parameterCount()));
        return ParameterRange.joined(trained);
    }

    /**
     * The weights of each coupling's last layer: without them it shifts all rows alike, and f is the linear projector A but for
     * constants. So a decay draws f towards a linear model, and what the layers before have learnt to look at stays.
     */
    @Override
    public List<ParameterRange> decayed() {
        List<ParameterRange> last = new ArrayList<>();
        int from = 0;
        for (Coupling coupling : couplings) {
            List<ParameterRange> weights = coupling.function().decayed();
            last.add(weights.get(weights.size() - 1).movedBy(from));
            from += coupling.function().parameterCount();
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
        float[] ofProjection = Arrays.copyOfRange(parameters, couplingParameters(), parameterCount());
        if (projection instanceof SpanProjection span) {
            span.requireProjector(ofProjection);
            return span.rank();
        }
        float[] a = projection.open(ofProjection).projector();
        double trace = 0;
        for (int i = 0; i < dimension(); i++) {
            trace += a[i * dimension() + i];
        }
        return (int) Math.round(trace);
    }

    @Override
    public <T> T match(
            Function<Perceptron, T> perceptron,
            Function<Projector, T> projector,
            Function<ImageNetwork, T> images,
            Function<Retraction, T> retraction) {
        return projector.apply(this);
    }
}
