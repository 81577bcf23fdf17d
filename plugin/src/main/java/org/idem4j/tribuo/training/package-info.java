/**
 * The training loop between the Tribuo trainer above and the engine below. {@link org.idem4j.tribuo.training.TrainingData}
 * holds a data set as dense, validated rows, and a {@link org.idem4j.tribuo.training.TrainingRun} takes a network through
 * its epochs, and back to its best place when it has diverged. {@link org.idem4j.tribuo.training.RandomStreams} gives every
 * use of randomness a generator of its own.
 */
package org.idem4j.tribuo.training;
