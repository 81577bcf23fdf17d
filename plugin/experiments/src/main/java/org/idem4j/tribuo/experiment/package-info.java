/**
 * The paper's tables and figures, each an {@link org.idem4j.tribuo.experiment.frame.Experiment} that
 * {@link org.idem4j.tribuo.experiment.Experiments} knows by name. The frame below runs and keeps their points,
 * {@code noise} trains networks as the paper does, and {@code trajectory} looks at the ways that both methods take. What the
 * paper published stands in {@link org.idem4j.tribuo.experiment.Published}, to be drawn beside ours.
 */
package org.idem4j.tribuo.experiment;
