/**
 * Idempotent correctors: polynomials p that move a nearly idempotent K towards idempotence, p(K)² ≈ p(K). A
 * {@link org.idem4j.tribuo.corrector.Corrector} is a value, its coefficients, and the same one serves a number, a matrix
 * (package {@code matrix}) and a network; {@link org.idem4j.tribuo.corrector.CorrectorProperties} tells what iterating it does.
 * Nothing here knows an engine.
 */
package org.idem4j.tribuo.corrector;
