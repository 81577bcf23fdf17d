/**
 * The ways that both methods take from the same start on the same batches. A
 * {@link org.idem4j.tribuo.experiment.trajectory.GradientPoint} watches both gradients along both ways.
 */
package org.idem4j.tribuo.experiment.trajectory;
