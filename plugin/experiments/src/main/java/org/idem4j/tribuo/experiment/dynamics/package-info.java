/**
 * What iterating a corrector does to a number, drawn: {@link org.idem4j.tribuo.experiment.dynamics.Figure1} on the real line,
 * {@link org.idem4j.tribuo.experiment.dynamics.Figure2} over the complex plane. Both take
 * {@link org.idem4j.tribuo.experiment.dynamics.Recurrence}s, correctors with a step. Where a point's orbit ends is decided by
 * {@link org.idem4j.tribuo.experiment.dynamics.OrbitLimits}, without knowing what the corrector's properties claim, so that
 * the two can be compared.
 */
package org.idem4j.tribuo.experiment.dynamics;
