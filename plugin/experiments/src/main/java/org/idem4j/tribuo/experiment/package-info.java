/**
 * The paper's experiments: {@link org.idem4j.tribuo.experiment.Experiments} knows each
 * {@link org.idem4j.tribuo.experiment.frame.Experiment} by name, and those that train the paper's networks on noise stand
 * here, with what the paper published ({@link org.idem4j.tribuo.experiment.Published}) to be drawn beside. They stand on
 * {@code noise}, which trains, and {@code trajectory}, which follows both methods from one start; the other experiments have
 * packages of their own: {@code dynamics}, {@code stability}, {@code architecture}, {@code autodiff} and {@code frontier}.
 * All are run and kept, point by point, by {@code frame}.
 */
package org.idem4j.tribuo.experiment;
