package org.idem4j.tribuo.network;

import java.util.Arrays;
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
        float[] parameters = Arrays.copyOf(
                Initialisation.XAVIER_UNIFORM.draw(projector.layers(), random), projector.parameterCount());
        int from = 0;
        for (Coupling coupling : projector.couplings()) {
            int last = coupling.net().get(coupling.net().size() - 1).parameterCount();
            int end = from + DenseLayer.parameterCount(coupling.net());
            Arrays.fill(parameters, end - last, end, 0);
            from = end;
        }
        float[] ofProjection = projection.apply(projector.projection());
        System.arraycopy(ofProjection, 0, parameters, from, ofProjection.length);
        return parameters;
    }
}
