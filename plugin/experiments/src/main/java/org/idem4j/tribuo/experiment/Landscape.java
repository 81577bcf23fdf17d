package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.trajectory.LandscapePoint;
import org.idem4j.tribuo.experiment.trajectory.LandscapeResult;
import org.idem4j.tribuo.experiment.trajectory.LandscapeSettings;

/** Both methods' trajectories over the error's surface in their first two principal components: Figure 3 of the paper. */
public final class Landscape extends PairExperiment<LandscapeResult> {

    private static final int EPOCHS = 2500;
    private static final int QUICK_EPOCHS = 1000;
    private static final int QUICK_GRID = 41;
    private static final double RATE = 1.42;

    @Config(description = "How often the parameters are taken on each way, evenly spaced; all are kept in memory.")
    private int snapshots = 100;

    @Config(description = "The places along each of the two components at which the error is computed.")
    private int grid = 101;

    private Landscape() {
        super(List.of(PaperNetwork.B2.trained(1, EPOCHS)), RATE);
    }

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Landscape at(Scale scale) {
        Landscape experiment = new Landscape();
        if (scale == Scale.QUICK) {
            experiment.networks = List.of(PaperNetwork.B2.trained(1, QUICK_EPOCHS));
            experiment.grid = QUICK_GRID;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        super.postConfig();
        require(snapshots >= 2, "snapshots", "A plane needs at least two of each way, not " + snapshots + ".");
        require(grid >= 2, "grid", "A grid needs at least two places along each component, not " + grid + ".");
    }

    @Override
    public String name() {
        return "landscape";
    }

    @Override
    public String shows() {
        return "both methods' trajectories over the error's surface, in their first two principal components";
    }

    @Override
    public List<LandscapePoint> points() {
        return pairs().stream()
                .map(pair -> new LandscapePoint(pair.id(), new LandscapeSettings(settings(pair), snapshots, grid)))
                .toList();
    }

    @Override
    public Class<LandscapeResult> resultType() {
        return LandscapeResult.class;
    }

    @Override
    public Findings findings(Map<String, LandscapeResult> results) {
        return new LandscapeFindings(there(results), pairs().size() == 1).findings();
    }
}
