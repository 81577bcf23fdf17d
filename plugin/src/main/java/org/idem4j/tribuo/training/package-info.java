/**
 * The training loop between the Tribuo trainer above and the engine below. {@link org.idem4j.tribuo.training.TrainingData}
 * holds a data set as dense, validated, standardised rows, and a {@link org.idem4j.tribuo.training.TrainingRun} takes a
 * network through its epochs. {@link org.idem4j.tribuo.training.Standardisation} is what the finished model keeps of it.
 */
package org.idem4j.tribuo.training;
