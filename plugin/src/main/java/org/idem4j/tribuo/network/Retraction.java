package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * f(x) = p(x + h(x) − h(p(x))) with p idempotent by construction and h any network. Where p leaves x alone the two values of h
 * cancel, so f leaves alone what p does, and gives nothing else: f ∘ f = f for every input and all parameters, up to rounding. What
 * it does to all other rows is h's to choose, where p alone would have to go along its own fibres. The parameters are those of p,
 * then those of h.
 *
 * @param projector p.
 * @param correction h.
 */
public record Retraction(Projector projector, Architecture correction) implements Architecture {

    /**
     * Checks that both are of one dimension.
     *
     * @param projector p.
     * @param correction h: fully connected layers, or layers over images without a batch norm, for which x and p(x) would be
     *     batches of different statistics.
     * @throws IllegalArgumentException If they don't fit together.
     */
    public Retraction {
        correction.requireSelfMap(projector.dimension());
        NetworkSize.of(correction); // or the count below overflows
        boolean layers = correction instanceof Perceptron || correction instanceof ImageNetwork;
        if (!layers || !ParameterRange.joined(correction.trained()).equals(List.of(all(correction)))) {
            throw new IllegalArgumentException(
                    "What corrects a projector is fully connected layers, or layers over images"
                            + " without a batch norm; take a group norm.");
        }
    }

    /**
     * n.
     *
     * @return The columns it takes and gives.
     */
    public int dimension() {
        return projector.dimension();
    }

    @Override
    public int inputs() {
        return dimension();
    }

    @Override
    public int outputs() {
        return dimension();
    }

    @Override
    public int parameterCount() {
        return Math.addExact(projector.parameterCount(), correction.parameterCount());
    }

    /**
     * Those of p.
     *
     * @param parameters All parameters.
     * @return A copy.
     */
    public float[] ofProjector(float[] parameters) {
        return Arrays.copyOf(parameters, projector.parameterCount());
    }

    /**
     * Those of h.
     *
     * @param parameters All parameters.
     * @return A copy.
     */
    public float[] ofCorrection(float[] parameters) {
        return Arrays.copyOfRange(parameters, projector.parameterCount(), parameters.length);
    }

    @Override
    public List<ParameterRange> trained() {
        return ParameterRange.joined(both(projector.trained(), correction.trained()));
    }

    /** Those of p, and h's last weights: without them h is constant, and f is p. */
    @Override
    public List<ParameterRange> decayed() {
        List<ParameterRange> weights = correction.decayed();
        return both(projector.decayed(), weights.subList(weights.size() - 1, weights.size()));
    }

    private List<ParameterRange> both(List<ParameterRange> ofProjector, List<ParameterRange> ofCorrection) {
        List<ParameterRange> ranges = new ArrayList<>(ofProjector);
        ofCorrection.forEach(range -> ranges.add(range.movedBy(projector.parameterCount())));
        return ranges;
    }

    private static ParameterRange all(Architecture network) {
        return new ParameterRange(0, network.parameterCount());
    }

    @Override
    public <T> T match(
            Function<Perceptron, T> perceptron,
            Function<Projector, T> projection,
            Function<ImageNetwork, T> images,
            Function<Retraction, T> retraction) {
        return retraction.apply(this);
    }
}
