/**
 * What every class does that OLCUT configures. {@link org.idem4j.tribuo.configuration.Setting} refuses a value that can't be,
 * and {@link org.idem4j.tribuo.configuration.ConfiguredFields} knows which fields a configuration sets, {@link
 * org.idem4j.tribuo.configuration.ConfiguredValues} what stands in it; {@link org.idem4j.tribuo.configuration.JavaMemory} knows
 * what can't be held. Nothing here knows what is configured.
 */
package org.idem4j.tribuo.configuration;
