package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.idem4j.tribuo.engine.blas.OpenBlas;
import org.idem4j.tribuo.engine.onednn.OneDnn;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.NetworkSize;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.nd4j.linalg.factory.Nd4j;

/** Opens networks, and says what they run on. */
public final class Engine {

    private Engine() {}

    /**
     * A network to apply.
     *
     * @param architecture What it is.
     * @param parameters Its parameters, in the architecture's order; copied.
     * @return The network. Native libraries are loaded when it is first applied; its native memory is freed with it by the
     *     garbage collector.
     * @throws IllegalArgumentException If the architecture has another number of parameters.
     */
    public static Network network(Architecture architecture, float[] parameters) {
        requireCount(architecture, parameters);
        return new LazyNetwork(architecture, parameters);
    }

    /**
     * Fully connected layers to apply.
     *
     * @param layers The layers of a {@link Perceptron}.
     * @param parameters Their parameters; copied.
     * @return The network, as {@link #network(Architecture, float[])}.
     * @throws IllegalArgumentException If the layers do not fit together or the parameters do not fit them.
     */
    public static Network network(List<DenseLayer> layers, float[] parameters) {
        return network(new Perceptron(layers), parameters);
    }

    /**
     * A network to train.
     *
     * @param architecture What it is.
     * @param parameters Its first parameters, in the architecture's order; copied.
     * @param optimiser The update rule.
     * @return The network, to be closed by its user.
     * @throws IllegalArgumentException If the architecture has another number of parameters.
     */
    public static TrainableNetwork training(Architecture architecture, float[] parameters, Optimiser optimiser) {
        requireCount(architecture, parameters);
        return new WiredTraining(WiredNetwork.toTrain(architecture, parameters), optimiser);
    }

    /**
     * Fully connected layers to train.
     *
     * @param layers The layers of a {@link Perceptron}.
     * @param parameters Their first parameters; copied.
     * @param optimiser The update rule.
     * @return The network, to be closed by its user.
     * @throws IllegalArgumentException If the layers do not fit together or the parameters do not fit them.
     */
    public static TrainableNetwork training(List<DenseLayer> layers, float[] parameters, Optimiser optimiser) {
        return training(new Perceptron(layers), parameters, optimiser);
    }

    /**
     * Products of matrices at the speed of BLAS, for a purification.
     *
     * @return The product, to be closed by its user, for one thread.
     */
    public static BlasProduct matrixProduct() {
        return new BlasProduct();
    }

    /** What is done with some of the rows. */
    @FunctionalInterface
    public interface RowRange {
        /**
         * Computes rows.
         *
         * @param from The first.
         * @param to The first that is not meant.
         */
        void run(int from, int to);
    }

    /**
     * Shares out rows that are computed each by itself over the threads of a training; another pool's would wait for these.
     *
     * @param rows How many.
     * @param fewest The fewest that are worth another thread.
     * @param range What to do with some of them; several run at the same time.
     */
    public static void inRanges(int rows, int fewest, RowRange range) {
        Workers.SHARED.run(rows, Workers.SHARED.parts(rows, fewest), (part, from, to) -> range.run(from, to));
    }

    static void requireCount(Architecture architecture, float[] parameters) {
        int count = NetworkSize.of(architecture);
        if (count != parameters.length) {
            throw new IllegalArgumentException(
                    "The network has " + count + " parameters, but " + parameters.length + " are given.");
        }
    }

    /**
     * Has the whole process compute by the libraries and kernels that a model was trained with, so that the same bits come out when
     * it is trained again. OpenBLAS's kernel stays if it is loaded already or this processor lacks the instructions, and stays
     * afterwards.
     *
     * @param blas What {@link EngineInfo#blas()} was then.
     * @param work What is computed so.
     * @return What it returns.
     * @param <T> The result's type.
     */
    public static <T> T computingAs(String blas, Supplier<T> work) {
        OpenBlas.prefer(blas);
        return OneDnn.computingAs(blas, work);
    }

    /**
     * The BLAS library that computes the products, with its kernel, loaded if it isn't yet; and oneDNN, if it has been used.
     *
     * @return In a line, such as "OpenBLAS 0.3.19, kernel SkylakeX; oneDNN 2.5.2, avx512_core".
     */
    public static String blas() {
        String blas = OpenBlas.load().toString();
        return OneDnn.used().map(used -> blas + "; " + used).orElse(blas);
    }

    /**
     * What networks run on; loads it, if it isn't yet. A program that uses ND4J itself calls this first, so that OpenBLAS is
     * loaded with the kernel that suits the processor.
     *
     * @return The versions and threads in use.
     */
    public static EngineInfo info() {
        NativeThreads.load();
        return new EngineInfo(
                version("org.deeplearning4j", "deeplearning4j-nn"),
                version("org.nd4j", "nd4j-api"),
                Nd4j.getBackend().getClass().getSimpleName(),
                blas(),
                Workers.SHARED.size());
    }

    /** The version that a Maven artifact's jar carries. */
    private static String version(String group, String artifact) {
        String resource = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream stream = Nd4j.class.getClassLoader().getResourceAsStream(resource)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
