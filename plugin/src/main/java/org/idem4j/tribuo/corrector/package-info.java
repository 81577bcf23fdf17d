/**
 * Idempotent correctors: polynomials p that move a nearly idempotent K towards idempotence, p(K)² ≈ p(K). A
 * {@link org.idem4j.tribuo.corrector.Corrector} is a value, its coefficients, and the same one serves a number, a matrix
 * and a network; {@link org.idem4j.tribuo.corrector.CorrectorProperties} tells what iterating it does, and the package
 * {@code ansatz} where it comes from. Nothing here knows an engine.
 */
package org.idem4j.tribuo.corrector;
