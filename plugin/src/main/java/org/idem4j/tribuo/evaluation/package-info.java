/**
 * How idempotent a model is, and how good. {@link org.idem4j.tribuo.evaluation.IdempotenceEvaluator} applies any Tribuo
 * self-map to its own output over and over and gives an {@link org.idem4j.tribuo.evaluation.IdempotenceEvaluation}; since
 * a constant map is perfectly idempotent, the gap never stands alone but beside variance, rank and distance from the
 * identity. {@link org.idem4j.tribuo.evaluation.MetricsJson} writes the numbers, and what
 * {@linkplain org.idem4j.tribuo.evaluation.PolishMeasurement polishing} gains and costs, to {@code metrics.json}.
 */
package org.idem4j.tribuo.evaluation;
