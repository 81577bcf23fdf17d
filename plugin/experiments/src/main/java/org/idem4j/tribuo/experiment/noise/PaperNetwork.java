package org.idem4j.tribuo.experiment.noise;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.MultilayerPerceptron;

/**
 * The networks of Jensen &amp; Vicary's Table 1: a leaky ReLU of slope .2 after every layer, the last included, and
 * PyTorch's default initialisation.
 */
public enum PaperNetwork {
    /** A trivial network. */
    B1(5, 5),
    /** A relatively deep network. */
    B2(100, 250, 250, 250, 250, 100),
    /** A relatively wide network. */
    B3(4096, 1024, 4096),
    /** A practically useful network. */
    B4(784, 1024, 2048, 784);

    private static final double SLOPE = 0.2;
    private static final int PROTOCOL_RUNS = 10;
    private static final int PROTOCOL_EPOCHS = 2500;

    private final int[] widths;

    PaperNetwork(int... widths) {
        this.widths = widths;
    }

    /**
     * n.
     *
     * @return The columns of input and output.
     */
    public int dimension() {
        return widths[0];
    }

    /**
     * Its description.
     *
     * @return The layers between input and output, the activation functions and the initialisation.
     */
    public MultilayerPerceptron description() {
        return MultilayerPerceptron.of(Arrays.copyOfRange(widths, 1, widths.length - 1))
                .withActivations(Activation.LEAKYRELU, Activation.LEAKYRELU)
                .withNegativeSlope(SLOPE)
                .withInitialisation(Initialisation.FAN_IN_UNIFORM);
    }

    /**
     * The network as the subject of an experiment.
     *
     * @param runs How often it is trained.
     * @param epochs The steps of each run.
     * @return The subject, under the network's name.
     */
    public Subject trained(int runs, int epochs) {
        return new Subject(name(), dimension(), description(), runs, epochs);
    }

    /**
     * All four by the paper's protocol.
     *
     * @return The subjects, ten runs of 2500 epochs each.
     */
    public static List<Subject> protocol() {
        return Arrays.stream(values())
                .map(network -> network.trained(PROTOCOL_RUNS, PROTOCOL_EPOCHS))
                .toList();
    }
}
