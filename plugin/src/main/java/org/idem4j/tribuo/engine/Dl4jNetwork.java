package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.Retraction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network as DL4J's own: DL4J computes, stores, loads and trains it without idem4j. It is a copy; what becomes of it
 * changes nothing here.
 *
 * <ul>
 *   <li>A perceptron is a {@link MultiLayerNetwork} of dense layers, whose flat parameters are the very ones of the
 *       {@link Network}, in the same order.
 *   <li>A projector is a {@link ComputationGraph} with parameters of its own, for DL4J has no layers that share weights: each
 *       coupling stands in it twice, with its choice of columns folded into its weights, and A is a layer's weights. It gives
 *       the same values, but trained on in DL4J it would not stay idempotent.
 *   <li>So is a retraction, with both its networks twice.
 * </ul>
 *
 * <p>The network takes and gives rows in the units of its training. Where those are standardised, the {@link #normalizer}
 * turns raw rows into them and back.
 */
public final class Dl4jNetwork {

    private final Model network;
    private final NormalizerStandardize normalizer;

    private Dl4jNetwork(Model network, NormalizerStandardize normalizer) {
        this.network = network;
        this.normalizer = normalizer;
    }

    /**
     * A network that takes raw rows.
     *
     * @param architecture What it is.
     * @param parameters Its parameters, in the architecture's order; copied.
     * @return DL4J's network.
     * @throws IllegalArgumentException If the architecture has another number of parameters.
     */
    public static Dl4jNetwork of(Architecture architecture, float[] parameters) {
        Engine.requireCount(architecture, parameters);
        NativeThreads.load();
        Model network = architecture.match(
                perceptron -> Dl4jNetworks.of(
                        perceptron, Nd4j.createFromArray(parameters).reshape(1, parameters.length)),
                projector -> Dl4jProjectors.of(foldedOf(projector, parameters)),
                images -> Dl4jImages.of(images, Nd4j.createFromArray(parameters).reshape(1, parameters.length)),
                retraction -> retractionOf(retraction, parameters));
        return new Dl4jNetwork(network, null);
    }

    private static Model retractionOf(Retraction retraction, float[] parameters) {
        if (retraction.correction() instanceof Perceptron perceptron) {
            return Dl4jProjectors.of(
                    foldedOf(retraction.projector(), retraction.ofProjector(parameters)),
                    FoldedCoupling.Layer.of(perceptron.layers(), retraction.ofCorrection(parameters), 0));
        }
        throw new IllegalArgumentException(
                "A correction over images has no form as one of DL4J's graphs:"
                        + " leave the network with idem4j or export it to ONNX, or train one that a perceptron corrects for DL4J.");
    }

    private static FoldedProjector foldedOf(Projector projector, float[] parameters) {
        if (!projector.dense()) {
            throw new IllegalArgumentException(
                    "DL4J has no layer that picks the pixels that couplings over images read:"
                            + " leave the network with idem4j or export it to ONNX, or train one with dense couplings for DL4J.");
        }
        return FoldedProjector.of(projector, parameters);
    }

    /**
     * The same network, which takes rows that are standardised.
     *
     * @param means What is subtracted from each column.
     * @param deviations What it is divided by then.
     * @return The network with its normalizer.
     */
    public Dl4jNetwork standardised(float[] means, float[] deviations) {
        INDArray shift = Nd4j.createFromArray(means).reshape(1, means.length);
        INDArray scale = Nd4j.createFromArray(deviations).reshape(1, deviations.length);
        return new Dl4jNetwork(network, new NormalizerStandardize(shift, scale, shift.dup(), scale.dup()));
    }

    /**
     * DL4J's network.
     *
     * @return A {@link MultiLayerNetwork} or a {@link ComputationGraph} of one input and one output.
     */
    public Model network() {
        return network;
    }

    /**
     * What turns raw rows into those that the network takes, by {@code transform}, and the rows that it gives back into raw
     * ones, by {@code revertLabels}; both in place.
     *
     * @return The normalizer; empty where the network takes raw rows.
     */
    public Optional<NormalizerStandardize> normalizer() {
        return Optional.ofNullable(normalizer);
    }

    /**
     * Stores the network as DL4J does, by {@link ModelSerializer}, with its normalizer.
     *
     * @param file The zip to write.
     * @throws IOException If it can't be written.
     */
    public void save(Path file) throws IOException {
        Path zip = Files.createTempFile("dl4j", ".zip");
        try {
            ModelSerializer.writeModel(network, zip.toFile(), false);
            if (normalizer != null) { // writeModel closes its own stream when it is given one
                ModelSerializer.addNormalizerToModel(zip.toFile(), normalizer);
            }
            AtomicFile.write(file, stream -> Files.copy(zip, stream));
        } finally {
            Files.delete(zip);
        }
    }
}
