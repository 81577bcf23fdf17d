package org.idem4j.tribuo.cli;

/** A configuration that was made for a table. */
interface WrittenConfiguration {

    /** What was chosen, and why, for a person. */
    String told();

    /** The configuration as OLCUT reads it. */
    String xml();
}
