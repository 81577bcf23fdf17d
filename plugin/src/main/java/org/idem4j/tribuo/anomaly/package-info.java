/**
 * Self-maps as detectors of anomalies. {@link org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer} trains a self-map on expected
 * rows and sets a threshold by held-out ones; {@link org.idem4j.tribuo.anomaly.IdempotentAnomalyModel} then scores a row by how
 * far f moves it, and {@link org.idem4j.tribuo.anomaly.Detection} says how well that tells events apart. The units and the
 * threshold of the score are small values of their own, for other self-maps too.
 */
package org.idem4j.tribuo.anomaly;
