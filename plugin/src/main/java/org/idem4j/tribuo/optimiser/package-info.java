/**
 * Configurable descriptions of update rules, free of any engine's types. An {@link org.idem4j.tribuo.optimiser.Optimiser}
 * is a rule with its learning rate, and a {@link org.idem4j.tribuo.optimiser.RateSchedule} says how that rate changes over
 * a run. The engine applies DeepLearning4J's updater of the same name to the whole parameter vector at once.
 */
package org.idem4j.tribuo.optimiser;
