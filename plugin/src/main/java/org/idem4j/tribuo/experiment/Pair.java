package org.idem4j.tribuo.experiment;

import org.idem4j.tribuo.experiment.noise.Subject;

/**
 * Two runs of a network, one by each method, from one start.
 *
 * @param subject The network.
 * @param rate The learning rate of both.
 * @param run The number of the start.
 */
record Pair(Subject subject, double rate, int run) {

    /** The name of its point. */
    String id() {
        return NoiseExperiment.id(subject, "pair", rate, run);
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
