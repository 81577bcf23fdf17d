package org.idem4j.tribuo.filling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.network.LayerProtos;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.protos.FillerNetworkProto;
import org.idem4j.tribuo.protos.FillerProto;

/** Fillers in stored models. */
public final class FillerProtos {

    /** More than a row is worth; a larger number in a file is refused. */
    private static final int MOST_SOLVER_STEPS = 1_000;

    private FillerProtos() {}

    /**
     * A filler to a message.
     *
     * @param filler The filler.
     * @return The message.
     */
    public static FillerProto write(Filler filler) {
        FillerProto.Builder proto = FillerProto.newBuilder()
                .setSolverSteps(filler.start().steps())
                .addAllMeans(FloatProtos.list(filler.start().means()))
                .addAllScales(FloatProtos.list(filler.start().scales()))
                .addAllCoupling(FloatProtos.list(filler.start().coupling()))
                .addAllEdges(FloatProtos.list(filler.encoding().edges()))
                .addAllStrengths(FloatProtos.list(filler.strengths()))
                .addAllErrors(FloatProtos.list(filler.errors()));
        for (int k = 0; k < filler.layers().size(); k++) {
            proto.addNetworks(FillerNetworkProto.newBuilder()
                    .addAllLayers(LayerProtos.write(filler.layers().get(k).layers()))
                    .addAllParameters(FloatProtos.list(filler.networks().get(k).parameters())));
        }
        return proto.build();
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param proto The message.
     * @param dimension The columns that the filler has to have.
     * @return The filler.
     * @throws IllegalArgumentException If the parts do not fit together, or with the dimension.
     */
    public static Filler read(FillerProto proto, int dimension) {
        if (proto.getMeansCount() != dimension || proto.getSolverSteps() > MOST_SOLVER_STEPS) {
            throw new IllegalArgumentException("The stored filler has " + proto.getMeansCount() + " columns and "
                    + proto.getSolverSteps() + " steps of its solver; the model has " + dimension
                    + " columns, and steps may be " + MOST_SOLVER_STEPS + " at most.");
        }
        ConditionalMean start = new ConditionalMean(
                proto.getSolverSteps(),
                FloatProtos.array(proto.getMeansList()),
                FloatProtos.array(proto.getScalesList()),
                FloatProtos.array(proto.getCouplingList()));
        List<Perceptron> layers = new ArrayList<>();
        List<float[]> parameters = new ArrayList<>();
        for (FillerNetworkProto network : proto.getNetworksList()) {
            layers.add(new Perceptron(LayerProtos.read(network.getLayersList())));
            parameters.add(FloatProtos.array(network.getParametersList()));
        }
        return new Filler(
                start,
                new Encoding(dimension, FloatProtos.array(proto.getEdgesList())),
                layers,
                parameters,
                strengths(proto, dimension),
                FloatProtos.array(proto.getErrorsList()));
    }

    /** Per column; those stored before they were are all the same. */
    private static float[] strengths(FillerProto proto, int dimension) {
        if (proto.getStrengthsCount() > 0) {
            return FloatProtos.array(proto.getStrengthsList());
        }
        float[] strengths = new float[dimension];
        Arrays.fill(strengths, proto.getStrength());
        return strengths;
    }
}
