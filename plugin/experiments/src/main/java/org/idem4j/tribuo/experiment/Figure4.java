package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.trajectory.GradientCourse;
import org.idem4j.tribuo.experiment.trajectory.GradientPoint;

/**
 * Norms of both gradients and the cosine between them along both methods' trajectories: Figure 4 of the paper. It does not
 * say which network and rate it shows; of B1 to B4 it is B2 whose ordinary gradient begins as long as there.
 */
public final class Figure4 extends PairExperiment<GradientCourse> {

    private static final int EPOCHS = 2500;
    private static final int QUICK_EPOCHS = 1000;
    private static final double RATE = 1.42;

    private Figure4() {
        super(List.of(PaperNetwork.B2.trained(1, EPOCHS)), RATE);
    }

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Figure4 at(Scale scale) {
        Figure4 experiment = new Figure4();
        if (scale == Scale.QUICK) {
            experiment.networks = List.of(PaperNetwork.B2.trained(1, QUICK_EPOCHS));
        }
        return experiment;
    }

    @Override
    public String name() {
        return "figure4";
    }

    @Override
    public String shows() {
        return "norms of both gradients and the angle between them, along both methods' trajectories";
    }

    @Override
    public List<GradientPoint> points() {
        return pairs().stream()
                .map(pair -> new GradientPoint(pair.id(), settings(pair)))
                .toList();
    }

    @Override
    public Class<GradientCourse> resultType() {
        return GradientCourse.class;
    }

    @Override
    public Findings findings(Map<String, GradientCourse> results) {
        return new Figure4Findings(there(results), pairs().size() == 1).findings();
    }
}
