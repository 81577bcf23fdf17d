/**
 * Where self-map data come from. The data sources here make examples whose output dimensions are their features, from a
 * CSV, from any other source, or from a part of one; each can be rebuilt from its provenance alone. A
 * {@link org.idem4j.tribuo.data.Corruption} damages inputs on purpose, for training and for tests.
 */
package org.idem4j.tribuo.data;
