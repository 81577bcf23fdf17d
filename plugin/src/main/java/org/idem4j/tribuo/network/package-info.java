/**
 * Configurable descriptions of networks, free of any engine's types. A {@link org.idem4j.tribuo.network.NetworkDescription}
 * becomes an {@link org.idem4j.tribuo.network.Architecture} with first parameters once the dimension is known. The engine
 * builds what is described.
 */
package org.idem4j.tribuo.network;
