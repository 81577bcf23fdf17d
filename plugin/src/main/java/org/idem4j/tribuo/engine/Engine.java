package org.idem4j.tribuo.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.nd4j.linalg.factory.Nd4j;

/** Opens networks on DeepLearning4J. */
public final class Engine {

    private Engine() {}

    /**
     * A network to apply.
     *
     * @param layers Its layers.
     * @param parameters Its parameters, as {@link DenseLayer} orders them; copied.
     * @return The network; its native memory is freed with it by the garbage collector.
     * @throws IllegalArgumentException If the layers do not fit together or the parameters do not fit them.
     */
    public static Network network(List<DenseLayer> layers, float[] parameters) {
        return dense(layers, parameters);
    }

    /**
     * A network to train.
     *
     * @param layers Its layers.
     * @param parameters Its first parameters, as {@link DenseLayer} orders them; copied.
     * @param optimiser The update rule.
     * @return The network, to be closed by its user.
     * @throws IllegalArgumentException If the layers do not fit together or the parameters do not fit them.
     */
    public static TrainableNetwork training(List<DenseLayer> layers, float[] parameters, Optimiser optimiser) {
        return new DenseTraining(dense(layers, parameters), optimiser);
    }

    /**
     * Products of matrices at the speed of BLAS, for a purification.
     *
     * @return The product, to be closed by its user, for one thread.
     */
    public static BlasProduct matrixProduct() {
        return new BlasProduct();
    }

    private static DenseNetwork dense(List<DenseLayer> layers, float[] parameters) {
        int count = 0;
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = layers.get(i);
            if (i > 0 && layers.get(i - 1).outputs() != layer.inputs()) {
                throw new IllegalArgumentException(
                        "Layer " + i + " takes " + layer.inputs() + " columns, but the layer before gives "
                                + layers.get(i - 1).outputs() + ".");
            }
            count = Math.addExact(count, layer.parameterCount());
        }
        if (count == 0 || count != parameters.length) {
            throw new IllegalArgumentException(
                    "The layers have " + count + " parameters, but " + parameters.length + " are given.");
        }
        return new DenseNetwork(layers, parameters);
    }

    /**
     * What networks run on.
     *
     * @return The versions and threads in use.
     */
    public static EngineInfo info() {
        NativeThreads.load();
        return new EngineInfo(
                version("org.deeplearning4j", "deeplearning4j-nn"),
                version("org.nd4j", "nd4j-api"),
                Nd4j.getBackend().getClass().getSimpleName(),
                "OpenBLAS " + version("org.bytedeco", "openblas"),
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
