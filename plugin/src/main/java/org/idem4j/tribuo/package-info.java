/**
 * The Tribuo face of idem4j. {@link org.idem4j.tribuo.IdempotentTrainer} trains an idempotent regressor f: R<sup>n</sup>
 * → R<sup>n</sup> from its configuration, {@link org.idem4j.tribuo.IdempotentLinearTrainer} finds a linear one in closed form,
 * and {@link org.idem4j.tribuo.IdempotentModel} applies, stores and exports it and tells its
 * {@linkplain org.idem4j.tribuo.RecordedRun run}. Below hang what the data flow through (data, objective, engine) and what
 * takes models further (anomaly, evaluation).
 */
package org.idem4j.tribuo;
