package org.idem4j.tribuo.experiment.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rule as it is printed for DL4J, on DL4J's own layers, against the engine. */
class PrintedRuleTest {

    private static final int N = 4;
    private static final int HIDDEN = 6;
    private static final int ROWS = 7;
    /** Single precision, two implementations. */
    private static final float TOLERANCE = 1e-6f;

    private static final List<org.idem4j.tribuo.network.DenseLayer> LAYERS = MultilayerPerceptron.of(HIDDEN)
            .withActivations(Activation.TANH, Activation.TANH)
            .layers(N);

    // printed
    /** dL/dθ of the modified rule at rows x, ordered as the parameters are; f ends in a layer without a loss. */
    static INDArray gradient(MultiLayerNetwork f, INDArray x) {
        INDArray y = f.output(x);
        INDArray fy = f.output(y);
        INDArray delta = fy.mul(3).subi(f.output(fy).muli(2)).subi(y);
        f.setInput(x);
        f.feedForward(true, false); // the one application that backpropagation sees
        INDArray error = delta.divi(-x.rows()); // stands for dL/dy
        return f.backpropGradient(error, LayerWorkspaceMgr.noWorkspaces())
                .getFirst()
                .gradient();
    }
    // end

    @Test
    void should_be_the_code_that_is_tested_here() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/org/idem4j/tribuo/experiment/autodiff/PrintedRuleTest.java"));
        String tested = source.substring(source.indexOf("    // printed\n") + 15, source.indexOf("    // end\n"));

        Autodiff experiment = new Autodiff();
        Findings findings = experiment.findings(InMemory.run(experiment));

        assertThat(findings.listings().get(0).code()).isEqualToIgnoringWhitespace(tested);
    }

    @Test
    void should_give_the_engines_gradient() {
        SplittableRandom random = new SplittableRandom(3);
        float[] parameters = Initialisation.FAN_IN_UNIFORM.draw(LAYERS, random);
        float[] rows = new float[ROWS * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }

        float[] printed = gradient(
                        network(parameters), Nd4j.createFromArray(rows).reshape(ROWS, N))
                .toFloatVector();

        float[] engine = engineGradient(parameters, rows);
        assertThat(printed).hasSameSizeAs(engine);
        float largest = 0;
        for (int i = 0; i < engine.length; i++) {
            assertThat(printed[i]).as("parameter %d", i).isCloseTo(engine[i], within(TOLERANCE));
            largest = Math.max(largest, Math.abs(engine[i]));
        }
        assertThat(largest).isGreaterThan(1e-2f);
    }

    private static float[] engineGradient(float[] parameters, float[] rows) {
        Method method = Method.of(GradientRule.MODIFIED, GradientScale.PAPER, Corrector.mcWeeny());
        try (TrainableNetwork network = Engine.training(LAYERS, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            network.scoped(() -> {
                Batch x = network.batch(rows, N);
                return method.objective(N).accumulate(network, null, null, x, null);
            });
            network.step(1);
            float[] gradient = parameters.clone();
            float[] after = network.parameters();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= after[i];
            }
            return gradient;
        }
    }

    private static MultiLayerNetwork network(float[] parameters) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .activation(new ActivationTanH())
                .list()
                .layer(new DenseLayer.Builder().nIn(N).nOut(HIDDEN).build())
                .layer(new DenseLayer.Builder().nIn(HIDDEN).nOut(N).build())
                .build());
        network.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), true);
        return network;
    }
}
