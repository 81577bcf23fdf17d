package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.function.Function;
import org.idem4j.tribuo.configuration.NearestName;
import org.idem4j.tribuo.experiment.architecture.Table1;
import org.idem4j.tribuo.experiment.autodiff.Autodiff;
import org.idem4j.tribuo.experiment.dynamics.Figure1;
import org.idem4j.tribuo.experiment.dynamics.Figure2;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.frontier.Frontier;
import org.idem4j.tribuo.experiment.images.Digits;
import org.idem4j.tribuo.experiment.images.Faces;
import org.idem4j.tribuo.experiment.images.OddImages;
import org.idem4j.tribuo.experiment.stability.Stability;

/** All experiments by name. */
public final class Experiments {

    private static final List<Function<Scale, Experiment<?>>> ALL = List.of(
            scale -> new Figure1(),
            Figure2::at,
            Stability::at,
            scale -> new Table1(),
            Figure3::at,
            Control::at,
            Figure4::at,
            Landscape::at,
            Cost::at,
            scale -> new Autodiff(),
            Frontier::at,
            Digits::at,
            Faces::at,
            OddImages::at);

    private Experiments() {}

    /**
     * All experiments.
     *
     * @param scale How much of them.
     * @return With the defaults of that scale, in the paper's order.
     */
    public static List<Experiment<?>> all(Scale scale) {
        return ALL.stream().<Experiment<?>>map(make -> make.apply(scale)).toList();
    }

    /**
     * An experiment.
     *
     * @param name Its name.
     * @param scale How much of it.
     * @return With the defaults of that scale.
     * @throws IllegalArgumentException If there is none of that name.
     */
    public static Experiment<?> named(String name, Scale scale) {
        List<Experiment<?>> all = all(scale);
        List<String> names = all.stream().<String>map(Experiment::name).toList();
        return all.stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no experiment '" + name + "'; choose one of "
                        + String.join(", ", names) + "." + NearestName.hint(name, names)));
    }
}
