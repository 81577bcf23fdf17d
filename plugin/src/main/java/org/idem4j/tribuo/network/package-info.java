/**
 * Configurable descriptions of networks, free of any engine's types. A {@link org.idem4j.tribuo.network.NetworkDescription}
 * becomes an {@link org.idem4j.tribuo.network.Architecture} with first parameters once the dimension and the targets are known;
 * a rank that it leaves open is decided before, by trials or by principal directions. The engine builds what is described.
 */
package org.idem4j.tribuo.network;
