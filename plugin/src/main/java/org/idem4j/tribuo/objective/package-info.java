/**
 * What one training step minimises, said as an error at the output y = f(x). A {@link org.idem4j.tribuo.objective.Term}
 * turns a network and its output into dL/dy: reconstruction, or idempotence by the modified or the ordinary gradient. An
 * {@link org.idem4j.tribuo.objective.Objective} weighs the terms together and hands their sum to backpropagation.
 */
package org.idem4j.tribuo.objective;
