package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.engine.convolution.Convolutions;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.Retraction;
import org.idem4j.tribuo.projection.SpanProjection;

/** Wires the stages of an architecture, which take their places among its parameters one after the other. */
final class Stages {

    private final ParameterPlace all;
    private final Convolutions convolutions;
    private int next;

    private Stages(ParameterPlace all, Convolutions convolutions) {
        this.all = all;
        this.convolutions = convolutions;
    }

    /**
     * The tree of an architecture.
     *
     * @param parameters Where all its parameters lie.
     * @throws IllegalArgumentException If they give no projector where it has one.
     */
    static Stage of(Architecture architecture, ParameterPlace parameters) {
        Stages stages = new Stages(parameters, new Convolutions());
        return architecture.match(
                perceptron -> stages.chain(perceptron.layers()),
                stages::projector,
                images -> stages.images(images),
                stages::retraction);
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

    /** Closes a stage and all within. */
    static void close(Stage root) {
        within(root).forEach(Stage::close);
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
            couplings.add(coupling(coupling));
        }
        ProjectorStage stage =
                new ProjectorStage(new Couplings(List.copyOf(couplings), projector.dimension()), projection(projector));
        return place.trained() && !projector.couplings().isEmpty() && NarrowProjector.suits(projector)
                ? NarrowProjector.of(projector, stage, place)
                : stage;
    }

    private Stage images(ImageNetwork images) {
        return ImageStages.onRows(images, take(images.parameterCount()), convolutions);
    }

    private Stage retraction(Retraction retraction) {
        Stage projector = projector(retraction.projector());
        return new RetractionStage(
                projector,
                retraction.correction() instanceof ImageNetwork images
                        ? images(images)
                        : chain(((Perceptron) retraction.correction()).layers()));
    }

    private Stage projection(Projector projector) {
        ParameterPlace place = take(projector.projection().parameterCount());
        return SpanStage.suits(projector.projection())
                ? new SpanStage((SpanProjection) projector.projection(), place)
                : new ProjectionStage(projector.projection(), place);
    }

    /** A net over images takes and gives pixels, whose order the choice of columns brings about. */
    private AdditiveCoupling coupling(Coupling coupling) {
        ParameterPlace place = take(coupling.function().parameterCount());
        if (coupling.function() instanceof ImageNetwork images) {
            return new AdditiveCoupling(
                    RowOrder.pixels(
                            images.input(),
                            coupling.takesWhole() ? among(coupling, coupling.read()) : columns(coupling.read())),
                    RowOrder.pixels(
                            images.output(),
                            coupling.givesWhole() ? among(coupling, coupling.shifted()) : columns(coupling.shifted())),
                    ImageStages.onPixels(images, place, convolutions));
        }
        return new AdditiveCoupling(
                columns(coupling.read()),
                columns(coupling.shifted()),
                new Stages(place, convolutions).chain(coupling.net()));
    }

    /** All columns of a row, none in place of those that are not among some. */
    private static int[] among(Coupling coupling, List<Integer> some) {
        int[] all = new int[coupling.dimension()];
        Arrays.fill(all, ColumnCopies.NONE);
        some.forEach(column -> all[column] = column);
        return all;
    }

    private static int[] columns(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }
}
