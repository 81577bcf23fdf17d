package org.idem4j.tribuo.progress;

/**
 * Training has diverged and went back to its best network so far.
 *
 * @param epoch The epoch in which it diverged.
 * @param returnedTo The epoch at whose end the network stood that it goes on from; 0 for the initial one.
 * @param factor What the configured learning rate and idempotence weight are multiplied by from now on.
 */
public record BackOff(int epoch, int returnedTo, double factor) {}
