package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Projector;

/** Wires the stages of an architecture, which take their places among its parameters one after the other. */
final class Stages {

    private final ParameterPlace all;
    private int next;

    private Stages(ParameterPlace all) {
        this.all = all;
    }

    /**
     * The tree of an architecture.
     *
     * @param parameters Where all its parameters lie.
     * @throws IllegalArgumentException If they give no projector where it has one.
     */
    static Stage of(Architecture architecture, ParameterPlace parameters) {
        Stages stages = new Stages(parameters);
        return architecture.match(perceptron -> stages.chain(perceptron.layers()), stages::projector);
    }

    /** A stage, its parts, their parts and so on. */
    static Stream<Stage> within(Stage stage) {
        return Stream.concat(Stream.of(stage), stage.parts().stream().flatMap(Stages::within));
    }

    /** The stages within one that are to be told when parameters move. */
    static List<ParameterFollower> followers(Stage stage) {
        return within(stage)
                .filter(ParameterFollower.class::isInstance)
                .map(ParameterFollower.class::cast)
                .toList();
    }

    private ParameterPlace take(int count) {
        ParameterPlace place = all.part(next, count);
        next += count;
        return place;
    }

    private Stage chain(List<DenseLayer> layers) {
        List<Stage> chain = new ArrayList<>();
        layers.forEach(layer -> chain.add(new DenseStage(layer, take(layer.parameterCount()))));
        return new Chain(List.copyOf(chain));
    }

    private Stage projector(Projector projector) {
        ParameterPlace place = all.part(next, projector.parameterCount());
        List<AdditiveCoupling> couplings = new ArrayList<>();
        for (Coupling coupling : projector.couplings()) {
            couplings.add(
                    new AdditiveCoupling(columns(coupling.read()), columns(coupling.shifted()), chain(coupling.net())));
        }
        ProjectorStage stage = new ProjectorStage(
                new Couplings(List.copyOf(couplings), projector.dimension()),
                new ProjectionStage(
                        projector.projection(), take(projector.projection().parameterCount())));
        return place.trained() && NarrowProjector.suits(projector)
                ? NarrowProjector.of(projector, stage, place)
                : stage;
    }

    private static int[] columns(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }
}
