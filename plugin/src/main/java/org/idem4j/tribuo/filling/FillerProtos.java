package org.idem4j.tribuo.filling;

import java.util.ArrayList;
import java.util.List;
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
                .addAllMeans(list(filler.start().means()))
                .addAllScales(list(filler.start().scales()))
                .addAllCoupling(list(filler.start().coupling()))
                .setStrength(filler.strength())
                .addAllErrors(list(filler.errors()));
        for (int k = 0; k < filler.layers().size(); k++) {
            proto.addNetworks(FillerNetworkProto.newBuilder()
                    .addAllLayers(LayerProtos.write(filler.layers().get(k).layers()))
                    .addAllParameters(list(filler.networks().get(k).parameters())));
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
                array(proto.getMeansList()),
                array(proto.getScalesList()),
                array(proto.getCouplingList()));
        List<Perceptron> layers = new ArrayList<>();
        List<float[]> parameters = new ArrayList<>();
        for (FillerNetworkProto network : proto.getNetworksList()) {
            layers.add(new Perceptron(LayerProtos.read(network.getLayersList())));
            parameters.add(array(network.getParametersList()));
        }
        return new Filler(start, layers, parameters, proto.getStrength(), array(proto.getErrorsList()));
    }

    static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    static float[] array(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
