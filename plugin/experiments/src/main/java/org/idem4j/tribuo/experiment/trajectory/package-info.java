/**
 * The trajectories of both methods from the same start on the same batches. A
 * {@link org.idem4j.tribuo.experiment.trajectory.GradientPoint} watches both gradients along both of them. A
 * {@link org.idem4j.tribuo.experiment.trajectory.LandscapePoint} lays the plane of their first two principal components
 * through them ({@link org.idem4j.tribuo.experiment.trajectory.PrincipalPlane}) and measures the error all over it.
 */
package org.idem4j.tribuo.experiment.trajectory;
