/**
 * What one training step minimises, said as an error at the output y = f(x). A {@link org.idem4j.tribuo.objective.Term}
 * turns a network and its output into dL/dy: reconstruction, or idempotence by the modified or the ordinary gradient. An
 * {@link org.idem4j.tribuo.objective.Objective} is a list of them, each {@linkplain org.idem4j.tribuo.objective.WeightedTerm
 * weighted} and at its own inputs, and hands their sum to backpropagation, one pass through f for each kind of input.
 */
package org.idem4j.tribuo.objective;
