/**
 * Fixed points and stability (Jensen &amp; Vicary, §2.2 and Appendix B): {@link org.idem4j.tribuo.experiment.stability.Stability}.
 * Multipliers under damping, Jordan blocks and basins follow from the correctors; the empirical part purifies random matrices
 * {@link org.idem4j.tribuo.experiment.stability.NearIdempotent P + D}. No run whose residual is below the guarantee may fail.
 */
package org.idem4j.tribuo.experiment.stability;
