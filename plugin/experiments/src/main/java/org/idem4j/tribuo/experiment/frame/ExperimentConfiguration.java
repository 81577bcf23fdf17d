package org.idem4j.tribuo.experiment.frame;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** An experiment as an OLCUT configuration, its component and those of its parts under their names. */
public final class ExperimentConfiguration {

    private ExperimentConfiguration() {}

    /**
     * An experiment's configuration, to be overridden and looked up.
     *
     * @param experiment The experiment.
     * @return A manager in which nothing is made yet.
     */
    public static ConfigurationManager of(Experiment<?> experiment) {
        ConfigurationManager described = described(experiment);
        List<ConfigurationData> components = described.getComponentNames().stream()
                .map(name -> described.getConfigurationData(name).orElseThrow())
                .toList();
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(components);
        return manager;
    }

    /**
     * An experiment's configuration as a file that repeats it.
     *
     * @param experiment The experiment.
     * @return XML with the values of all properties, the defaults' too.
     * @throws IOException If OLCUT can't write it.
     */
    public static byte[] xml(Experiment<?> experiment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        described(experiment).save(bytes, "xml", true);
        return bytes.toByteArray();
    }

    private static ConfigurationManager described(Experiment<?> experiment) {
        ConfigurationManager manager = new ConfigurationManager();
        experiment.parts().forEach((name, part) -> manager.importConfigurable(part, name));
        manager.importConfigurable(experiment, experiment.name());
        return manager;
    }
}
