/**
 * Training a network to be idempotent on noise, as the paper's section 3 does. A
 * {@link org.idem4j.tribuo.experiment.noise.Subject} is a network and how long it is trained, the paper's four among them
 * ({@link org.idem4j.tribuo.experiment.noise.PaperNetwork}); a {@link org.idem4j.tribuo.experiment.noise.NoiseTraining}
 * takes its steps, each on a fresh batch of N(0, 1). A {@link org.idem4j.tribuo.experiment.noise.RunPoint} is one whole run,
 * measured at its beginning, on its way and at its end, a {@link org.idem4j.tribuo.experiment.noise.CostPoint} what a step costs.
 */
package org.idem4j.tribuo.experiment.noise;
