/**
 * What the paper's networks consist of: {@link org.idem4j.tribuo.experiment.architecture.Table1}. Each network is made in
 * the engine, its parameters are counted there, and the count is laid beside the draft's. A
 * {@link org.idem4j.tribuo.experiment.architecture.CountingRule} says what the draft has counted to come to its number.
 */
package org.idem4j.tribuo.experiment.architecture;
