/**
 * Self-maps as detectors of anomalies. {@link org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer} trains a self-map on expected
 * rows, fits a density to its latent rows or codes and sets a threshold by rows it was not trained on;
 * {@link org.idem4j.tribuo.anomaly.IdempotentAnomalyModel}, or its file as a {@link org.idem4j.tribuo.anomaly.ServedDetector},
 * then scores a row and tells which cells made it so, and {@link org.idem4j.tribuo.anomaly.Detection} says how well that tells
 * events apart. Units, threshold and typical values of the score are small values of their own, for other self-maps too.
 */
package org.idem4j.tribuo.anomaly;
