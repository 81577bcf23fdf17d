package org.idem4j.tribuo;

import java.util.List;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.LayerProtos;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.Retraction;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.PurifiedProjection;
import org.idem4j.tribuo.projection.SpanProjection;
import org.idem4j.tribuo.protos.CouplingProto;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.ProjectorProto;
import org.idem4j.tribuo.protos.PurifiedProto;
import org.idem4j.tribuo.protos.RetractionProto;
import org.idem4j.tribuo.protos.SpanProto;

/** Architectures in a stored model. */
final class ArchitectureProtos {

    private ArchitectureProtos() {}

    static void write(Architecture architecture, IdempotentModelProto.Builder model) {
        architecture.match(
                perceptron -> model.addAllLayers(LayerProtos.write(perceptron.layers())),
                projector -> model.setProjector(write(projector)),
                images -> model.setImages(ImageProtos.write(images)),
                retraction -> model.setRetraction(write(retraction)));
    }

    private static RetractionProto write(Retraction retraction) {
        RetractionProto.Builder proto = RetractionProto.newBuilder().setProjector(write(retraction.projector()));
        return retraction.correction() instanceof ImageNetwork images
                ? proto.setImages(ImageProtos.write(images)).build()
                : proto.addAllCorrection(LayerProtos.write(((Perceptron) retraction.correction()).layers()))
                        .build();
    }

    private static ProjectorProto write(Projector projector) {
        ProjectorProto.Builder proto = ProjectorProto.newBuilder();
        for (Coupling coupling : projector.couplings()) {
            CouplingProto.Builder written =
                    proto.addCouplingsBuilder().addAllRead(coupling.read()).addAllShifted(coupling.shifted());
            coupling.function()
                    .match(
                            perceptron -> written.addAllNet(LayerProtos.write(perceptron.layers())),
                            inner -> written,
                            images -> written.setImages(ImageProtos.write(images)),
                            inner -> written);
        }
        if (projector.projection() instanceof SpanProjection span) {
            proto.setSpan(SpanProto.newBuilder().setRank(span.rank()));
        } else if (projector.projection() instanceof PurifiedProjection purified) {
            proto.setPurified(
                    PurifiedProto.newBuilder().setRank(purified.rank()).setPrice(purified.price()));
        }
        return proto.build();
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param dimension The columns that the network has to have.
     * @throws IllegalArgumentException If there is no such network.
     */
    static Architecture read(IdempotentModelProto model, int dimension) {
        Architecture architecture;
        if (model.hasImages()) {
            architecture = ImageProtos.read(model.getImages());
        } else if (model.hasProjector()) {
            architecture = read(model.getProjector(), dimension);
        } else if (model.hasRetraction()) {
            architecture = read(model.getRetraction(), dimension);
        } else {
            architecture = new Perceptron(LayerProtos.read(model.getLayersList()));
        }
        architecture.requireSelfMap(dimension);
        return architecture;
    }

    private static Retraction read(RetractionProto proto, int dimension) {
        return new Retraction(
                read(proto.getProjector(), dimension),
                proto.hasImages()
                        ? ImageProtos.read(proto.getImages())
                        : new Perceptron(LayerProtos.read(proto.getCorrectionList())));
    }

    private static Projector read(ProjectorProto proto, int dimension) {
        List<Coupling> couplings = proto.getCouplingsList().stream()
                .map(coupling -> new Coupling(
                        coupling.getReadList(),
                        coupling.getShiftedList(),
                        coupling.hasImages()
                                ? ImageProtos.read(coupling.getImages())
                                : new Perceptron(LayerProtos.read(coupling.getNetList()))))
                .toList();
        Projection projection = switch (proto.getProjectionCase()) {
            case SPAN -> new SpanProjection(dimension, proto.getSpan().getRank());
            case PURIFIED ->
                new PurifiedProjection(
                        dimension,
                        proto.getPurified().getRank(),
                        proto.getPurified().getPrice());
            case PROJECTION_NOT_SET ->
                throw new IllegalArgumentException("The stored network has couplings but no projection.");
        };
        return new Projector(couplings, projection);
    }
}
