package org.idem4j.tribuo.experiment.stability;

import java.util.List;

/**
 * What all recurrences made of matrices of one size and shape.
 *
 * @param cells By recurrence and distance.
 */
record TrialResult(List<TrialCell> cells) {}
