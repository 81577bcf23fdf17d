package org.idem4j.tribuo.benchmark;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;

/** The network of {@code config/projector.xml} at rank 3, of random parameters, as an ONNX model between a standardisation and back. */
final class ServedProjector {

    static final String NAME = "projector of 16 columns, 32 couplings of 32 units";
    static final int N = 16;

    private ServedProjector() {}

    static ModelProto model() {
        SplittableRandom random = new SplittableRandom(7);
        Architecture architecture = ProjectorNetwork.of(32, 32)
                .withRank(3, KeptBy.SPAN)
                .draw(N, random)
                .architecture();
        Network network = Engine.network(architecture, normal(architecture.parameterCount(), 0.2, random));
        float[] deviations = normal(N, 1, random);
        for (int c = 0; c < N; c++) {
            deviations[c] = 1 + Math.abs(deviations[c]);
        }
        return new SelfMapGraph(ServedNetworks.names(N), normal(N, 10, random), deviations, network::appendTo)
                .model(13, new ModelDescription("benchmark", "org.idem4j", 1, "random weights", Map.of()));
    }

    private static float[] normal(int count, double deviation, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
