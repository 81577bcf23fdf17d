/**
 * Configurable update rules and their arithmetic, on arrays, free of any engine's types. An
 * {@link org.idem4j.tribuo.optimiser.Optimiser} gives each step's {@link org.idem4j.tribuo.optimiser.UpdateStep}, and a
 * {@link org.idem4j.tribuo.optimiser.RateSchedule} says how its learning rate changes over a run. What a rule keeps from step
 * to step is an {@link org.idem4j.tribuo.optimiser.OptimiserState}, held by whoever applies it.
 */
package org.idem4j.tribuo.optimiser;
