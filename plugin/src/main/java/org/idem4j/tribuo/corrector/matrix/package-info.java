/**
 * Correctors on matrices. A {@link org.idem4j.tribuo.corrector.matrix.Purifier} iterates K ← p(K) until rounding ends it and
 * gives a {@link org.idem4j.tribuo.corrector.matrix.Purification}: the projector, or why there is none. A
 * {@link org.idem4j.tribuo.corrector.matrix.FixedPointAnalysis} foretells that from eigenvalues and Jordan blocks. All
 * products go through a {@link org.idem4j.tribuo.corrector.matrix.MatrixProduct}, in plain Java here, by BLAS in the engine.
 */
package org.idem4j.tribuo.corrector.matrix;
