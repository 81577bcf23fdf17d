/**
 * What configured objects share. {@link org.idem4j.tribuo.configuration.Checks} refuses a value with a message that names its
 * field, whether it comes from a configuration or from code. Nothing here knows what is configured.
 */
package org.idem4j.tribuo.configuration;
