package org.idem4j.tribuo.experiment.noise;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurableName;
import java.util.List;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.MultilayerPerceptron;

/** A network that an experiment trains, how often and how long. Its name is its component's. */
public final class Subject implements Configurable {

    @ConfigurableName
    private String name;

    @Config(mandatory = true, description = "n, the columns of input and output.")
    private int dimension;

    @Config(mandatory = true, description = "The network.")
    private MultilayerPerceptron network;

    @Config(description = "How often it is trained, each time from another initialisation.")
    private int runs = 10;

    @Config(description = "The epochs of a run, each one fresh batch.")
    private int epochs = 2500;

    /** For OLCUT. */
    private Subject() {}

    /**
     * A subject.
     *
     * @param name Its name, of letters and digits.
     * @param dimension n.
     * @param network The network.
     * @param runs How often it is trained.
     * @param epochs The epochs of a run.
     */
    public Subject(String name, int dimension, MultilayerPerceptron network, int runs, int epochs) {
        this.name = name;
        this.dimension = dimension;
        this.network = network;
        this.runs = runs;
        this.epochs = epochs;
        postConfig();
    }

    @Override
    public void postConfig() {
        requirePositive("dimension", dimension);
        requirePositive("runs", runs);
        requirePositive("epochs", epochs);
    }

    private void requirePositive(String field, int value) {
        Setting.require(value > 0, name, field, "of " + name + " must be at least 1, not " + value + ".");
    }

    /**
     * Its name.
     *
     * @return The component's name.
     */
    public String name() {
        return name;
    }

    /**
     * How often it is trained.
     *
     * @return The runs of each setting.
     */
    public int runs() {
        return runs;
    }

    /**
     * How long it is trained.
     *
     * @return The epochs of a run.
     */
    public int epochs() {
        return epochs;
    }

    /**
     * The network.
     *
     * @return Its description.
     */
    public MultilayerPerceptron network() {
        return network;
    }

    /**
     * The network's layers.
     *
     * @return From input to output.
     */
    public List<DenseLayer> layers() {
        return network.layers(dimension);
    }
}
