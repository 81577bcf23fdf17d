/**
 * Configurable descriptions of networks, free of any engine's types. A {@link org.idem4j.tribuo.network.NetworkDescription}
 * becomes a list of {@link org.idem4j.tribuo.network.DenseLayer}s once the dimension is known, and an
 * {@link org.idem4j.tribuo.network.Initialisation} draws their first parameters. The engine builds what is described.
 */
package org.idem4j.tribuo.network;
