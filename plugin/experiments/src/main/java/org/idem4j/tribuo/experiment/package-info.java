/**
 * The paper's experiments, run point by point by {@code frame}: {@link org.idem4j.tribuo.experiment.Experiments} knows each
 * {@link org.idem4j.tribuo.experiment.frame.Experiment} by name. Those that train the paper's networks on noise stand here,
 * on {@code noise}, which trains, and {@code trajectory}, which follows both methods from one start; what the paper published
 * ({@link org.idem4j.tribuo.experiment.Published}) is drawn beside ours. The others have packages of their own:
 * {@code dynamics}, {@code stability}, {@code architecture}, {@code autodiff} and {@code frontier}.
 */
package org.idem4j.tribuo.experiment;
