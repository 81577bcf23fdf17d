package org.idem4j.tribuo.experiment.architecture;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;

/** The networks B1 to B4 and their parameters, counted and as the draft gives them: Table 1. */
public final class Table1 implements Experiment<ParameterCount> {

    @Config(description = "The networks.")
    private List<PaperNetwork> networks = List.of(PaperNetwork.values());

    /** The experiment with its defaults; it is the same at every scale. */
    public Table1() {}

    @Override
    public String name() {
        return "table1";
    }

    @Override
    public String shows() {
        return "the parameters of B1 to B4, counted from the networks, beside the draft's numbers";
    }

    @Override
    public List<CountPoint> points() {
        return networks.stream()
                .map(network -> new CountPoint(
                        id(network), new CountPoint.Layers(network.description().layers(network.dimension()))))
                .toList();
    }

    private static String id(PaperNetwork network) {
        return network.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<ParameterCount> resultType() {
        return ParameterCount.class;
    }

    @Override
    public Findings findings(Map<String, ParameterCount> results) {
        return Table1Findings.of(networks.stream()
                .filter(network -> results.containsKey(id(network)))
                .map(network -> new Table1Findings.Counted(network, results.get(id(network))))
                .toList());
    }
}
