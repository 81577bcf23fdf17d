package org.idem4j.tribuo.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.experiment.noise.Subject;

/**
 * Two runs of a network, one by each method, from one start.
 *
 * @param subject The network.
 * @param rate The learning rate of both.
 * @param run The number of the start.
 */
record MethodPair(Subject subject, double rate, int run) {

    /** The name of its point. */
    String id() {
        return NoiseExperiment.id(subject, "pair", rate, run);
    }

    /** The columns of a table whose rows are of pairs. */
    static List<String> columnsAnd(String... more) {
        return Stream.concat(Stream.of("network", "rate", "run"), Stream.of(more))
                .toList();
    }

    /** A row of such a table; a cell may be null. */
    List<Object> rowOf(Object... more) {
        return Stream.concat(Stream.of(subject.name(), NoiseExperiment.text(rate), run), Stream.of(more))
                .toList();
    }

    /** What a reader calls it. */
    String title() {
        return subject.name() + " at learning rate " + NoiseExperiment.text(rate)
                + (subject.runs() > 1 ? ", run " + run : "");
    }

    /** The name of its figure's files: the experiment's, if it is the only one. */
    String figureName(String experiment, boolean only) {
        return only ? experiment : experiment + "-" + id();
    }
}
