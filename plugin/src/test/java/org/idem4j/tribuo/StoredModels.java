package org.idem4j.tribuo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.network.UNet;

/**
 * Made the stored models in test resources, which later versions must keep loading: for a new version add new ones, never
 * replace the old.
 */
final class StoredModels {

    private StoredModels() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String version = arguments[1];
        write(train(MultilayerPerceptron.of(6)), folder, "stored-" + version);
        write(train(ProjectorNetwork.of(3, 6).withRank(2, KeptBy.SPAN)), folder, "stored-" + version + "-span");
        write(
                train(ProjectorNetwork.of(2, 5).withLearntRank(0.1).withoutPermutations()),
                folder,
                "stored-" + version + "-purified");
        write(train(MultilayerPerceptron.of(6)).polished(2), folder, "stored-" + version + "-polished");
        write(
                IdempotentLinearTrainer.builder()
                        .corruption(new GaussianNoise(0.5))
                        .build()
                        .train(SelfMapData.curved(4, 50, 9)),
                folder,
                "stored-linear-" + version);
        write(masked(), folder, "stored-" + version + "-masked");
        write(filling(), folder, "stored-" + version + "-filling");
        write(
                train(Dcgan.of(new ImageShape(1, 2, 2), 4, 3).withNorm(ImageNorm.BATCH)),
                folder,
                "stored-" + version + "-images");
        write(train(UNet.of(new ImageShape(1, 2, 2), 4, 3).withSizes(4, 1, 3)), folder, "stored-" + version + "-skips");
        write(
                train(ConvolutionalProjector.of(new ImageShape(1, 2, 2), 2, 2, 3)),
                folder,
                "stored-" + version + "-projector");
        write(
                train(RetractionNetwork.of(MultilayerPerceptron.of(5))
                        .withProjector(ProjectorNetwork.of(0).withRank(2, KeptBy.SPAN))),
                folder,
                "stored-" + version + "-retraction");
    }

    /** Since version 2 of the protobuf: with what it says of repair. */
    static IdempotentModel masked() {
        return IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(2, 5).withRank(2, KeptBy.SPAN))
                .corruption(new CorruptionChain(new Masking(0.2), new GaussianNoise(0.1)))
                .epochs(4)
                .build()
                .train(SelfMapData.curved(4, 50, 9));
    }

    /** Since version 3 of the protobuf: with what fills missing cells, and a guard; since version 4 it encodes known cells. */
    static IdempotentModel filling() {
        return IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(2, 5).withRank(2, KeptBy.SPAN))
                .filling(new Filling(2, 400)) // so many that corrections are worth something, and the graph has them
                .guard(true)
                .epochs(4)
                .build()
                .train(SelfMapData.curved(4, 50, 9));
    }

    private static IdempotentModel train(NetworkDescription network) {
        return IdempotentTrainer.builder().network(network).epochs(4).build().train(SelfMapData.curved(4, 50, 9));
    }

    private static void write(IdempotentModel model, Path folder, String name) throws IOException {
        float[] x = {0.5f, -1f, 2f, 0.25f};
        model.serializeToFile(folder.resolve(name + ".tribuo"));
        AtomicFile.write(folder.resolve(name + ".onnx"), model.exportONNXModel("org.idem4j", 1)::writeTo);
        Files.write(folder.resolve(name + ".csv"), List.of(line(x), line(model.apply(x))));
    }

    private static String line(float[] values) {
        StringBuilder line = new StringBuilder();
        for (float value : values) {
            line.append(line.isEmpty() ? "" : ",").append(value);
        }
        return line.toString();
    }
}
