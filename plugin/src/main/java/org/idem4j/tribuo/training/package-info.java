/**
 * The training loop between the Tribuo trainer above and the engine below. {@link org.idem4j.tribuo.training.TrainingData}
 * holds a data set as dense, validated rows, and a {@link org.idem4j.tribuo.training.TrainingRun} takes a network through
 * its epochs, from one immutable state to the next, back to its best network when it has diverged, and on from a
 * {@link org.idem4j.tribuo.training.TrainingCheckpoint} when it was stopped, which a
 * {@link org.idem4j.tribuo.training.CheckpointFolder} keeps. {@link org.idem4j.tribuo.training.RandomStreams}
 * gives every use of randomness a generator of its own.
 */
package org.idem4j.tribuo.training;
