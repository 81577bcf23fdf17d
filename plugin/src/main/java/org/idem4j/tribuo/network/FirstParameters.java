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
        float[] drawn;
        int last;
        if (function instanceof ImageNetwork images) {
            drawn = ImageLayers.draw(images.layers(), Initialisation.XAVIER_UNIFORM, random);
            last = images.layers().get(images.layers().size() - 1).parameterCount();
        } else {
            List<DenseLayer> net = ((Perceptron) function).layers();
            drawn = Initialisation.XAVIER_UNIFORM.draw(net, random);
            last = net.get(net.size() - 1).parameterCount();
        }
        Arrays.fill(drawn, drawn.length - last, drawn.length, 0);
        return drawn;
    }
}
