package org.idem4j.tribuo;

import com.google.protobuf.ByteString;
import java.util.List;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.filling.FillerProtos;
import org.idem4j.tribuo.filling.GuardProtos;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.MixtureProtos;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.FloatProtos;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.training.EpochProtos;

/** {@link TrainedSelfMap}s in a stored model. */
final class TrainedSelfMapProtos {

    private TrainedSelfMapProtos() {}

    /**
     * Writes all but what repair needs.
     *
     * @param metadata Tribuo's part of the model.
     */
    static IdempotentModelProto.Builder write(TrainedSelfMap trained, ByteString metadata) {
        IdempotentModelProto.Builder model = IdempotentModelProto.newBuilder()
                .setMetadata(metadata)
                .setPolish(trained.polish().times());
        ArchitectureProtos.write(trained.architecture(), model);
        model.addAllParameters(FloatProtos.list(trained.network().parameters()));
        Standardisation standardisation = trained.standardisation();
        if (standardisation != null) {
            for (int c = 0; c < standardisation.means().length; c++) {
                model.addMeans(standardisation.means()[c]);
                model.addDeviations(standardisation.deviations()[c]);
            }
        }
        if (trained.filler() != null) {
            model.setFiller(FillerProtos.write(trained.filler()));
        }
        if (trained.guard() != null) {
            model.setGuard(GuardProtos.write(trained.guard()));
        }
        if (trained.mixture() != null) {
            model.setMixture(MixtureProtos.write(trained.mixture()));
        }
        trained.history().forEach(epoch -> model.addHistory(EpochProtos.write(epoch)));
        return model;
    }

    /**
     * Reads what {@link #write} wrote, believing nothing.
     *
     * @param dimension The columns that the network has to have.
     * @throws IllegalArgumentException If the parts do not fit together, or with the dimension.
     */
    static TrainedSelfMap read(IdempotentModelProto model, int dimension) {
        Architecture architecture = ArchitectureProtos.read(model, dimension);
        Standardisation standardisation = model.getMeansCount() == 0
                ? null
                : new Standardisation(
                        FloatProtos.array(model.getMeansList()), FloatProtos.array(model.getDeviationsList()));
        if (standardisation != null && standardisation.means().length != dimension) {
            throw new IllegalArgumentException("The stored standardisation has " + standardisation.means().length
                    + " columns, the model " + dimension + ".");
        }
        List<EpochRecord> history =
                model.getHistoryList().stream().map(EpochProtos::read).toList();
        TrainedSelfMap trained = new TrainedSelfMap(
                        architecture, FloatProtos.array(model.getParametersList()), standardisation, history)
                .with(new Polish(model.getPolish()))
                .with(model.hasFiller() ? FillerProtos.read(model.getFiller(), dimension) : null)
                .with(model.hasGuard() ? GuardProtos.read(model.getGuard(), dimension) : null);
        return model.hasMixture() ? trained.with(mixture(model, trained)) : trained;
    }

    private static LatentMixture mixture(IdempotentModelProto model, TrainedSelfMap trained) {
        return MixtureProtos.read(
                model.getMixture(),
                trained.codes()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The stored model has a mixture, but its network makes no codes."))
                        .columns());
    }
}
