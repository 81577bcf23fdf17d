package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

class RandomPerceptronsTest {

    private static final int N = 6;

    @Property(tries = 30)
    void should_equal_dl4j_for_random_deep_perceptrons(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int depth)
            throws OrtException {
        SplittableRandom random = new SplittableRandom(seed);
        Activation[] activations = Activation.values();
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        int inputs = N;
        for (int layer = 0; layer < depth; layer++) {
            int outputs = layer == depth - 1 ? N : 1 + random.nextInt(12);
            list.layer(new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(outputs)
                    .hasBias(random.nextBoolean())
                    .activation(activations[random.nextInt(activations.length)])
                    .build());
            inputs = outputs;
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        Parity.randomise(network, 0.5, seed);
        float[] x = new float[(1 + random.nextInt(5)) * N];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }

        float[] expected = Parity.dl4j(network, x, N);
        for (float value : expected) {
            Assume.that(
                    Float.isFinite(value)); // cubes of cubes leave the floats, and then it is NaN or infinity by chance
        }

        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, 13);

        // Depth multiplies the rounding of both engines: a factor of 10 over a single layer's tolerance.
        assertThat(Parity.excess(expected, Parity.onnx(model, x, N))).isLessThanOrEqualTo(10);
    }
}
