/**
 * What idempotence costs in repair on a table, by each way to it. A {@link org.idem4j.tribuo.experiment.frontier.RepairTable}
 * is damaged and repaired by networks trained with the modified or the ordinary gradient at several weights, and by networks
 * that are idempotent by construction, of several ranks. Each training is a
 * {@link org.idem4j.tribuo.experiment.frontier.FrontierPoint}; the findings compare the ways at equal repair.
 */
package org.idem4j.tribuo.experiment.frontier;
