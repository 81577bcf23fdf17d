package org.idem4j.tribuo.network;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.projection.Projection;

/**
 * The first parameters of a {@link Projector}: Xavier weights in the couplings, zeros in the last layer of each. So g begins
 * as the identity (as in Glow, Kingma &amp; Dhariwal 2018, section 3.3), and f as the projector.
 */
final class FirstParameters {

    private FirstParameters() {}

    static float[] of(Projector projector, Function<Projection, float[]> projection, RandomGenerator random) {
        float[] parameters = NetworkSize.room(projector::parameterCount);
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            float[] own = ofFunction(coupling.function(), random);
            System.arraycopy(own, 0, parameters, from, own.length);
            from += own.length;
        }
        float[] ofProjection = projection.apply(projector.projection());
        System.arraycopy(ofProjection, 0, parameters, from, ofProjection.length);
        return parameters;
    }

    private static float[] ofFunction(Architecture function, RandomGenerator random) {
        return endingInZeros(
                function,
                function instanceof ImageNetwork images
                        ? ImageLayers.draw(images.layers(), Initialisation.XAVIER_UNIFORM, random)
                        : Initialisation.XAVIER_UNIFORM.draw(((Perceptron) function).layers(), random));
    }

    /**
     * Writes zeros over the last layer, so that the function begins as a constant.
     *
     * @param drawn The parameters of layers; written over.
     * @return The same array.
     */
    static float[] endingInZeros(Architecture layers, float[] drawn) {
        int last = layers instanceof ImageNetwork images
                ? last(images.layers()).parameterCount()
                : last(((Perceptron) layers).layers()).parameterCount();
        Arrays.fill(drawn, drawn.length - last, drawn.length, 0);
        return drawn;
    }

    private static <L> L last(List<L> layers) {
        return layers.get(layers.size() - 1);
    }
}
