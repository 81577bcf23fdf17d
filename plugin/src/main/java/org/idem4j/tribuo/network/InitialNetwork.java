package org.idem4j.tribuo.network;

/**
 * A network before training.
 *
 * @param architecture What it is.
 * @param parameters Its first parameters, as many as the architecture has.
 */
public record InitialNetwork(Architecture architecture, float[] parameters) {}
