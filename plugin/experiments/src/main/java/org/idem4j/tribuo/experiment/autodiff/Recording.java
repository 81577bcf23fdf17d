package org.idem4j.tribuo.experiment.autodiff;

import java.util.List;

/**
 * What the engine did in a step.
 *
 * @param operations In order.
 */
record Recording(List<Operation> operations) {}
