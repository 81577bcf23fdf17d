package org.idem4j.tribuo.experiment.images;

import java.util.List;

/**
 * What the codes of drawn faces tell of the factors that the faces follow from.
 *
 * @param moves Per factor.
 * @param pictures A row for each factor, as {@link ShownImages} has them: of a few test faces each the face, f of it, what its moved
 *     code stands for, and the face drawn anew.
 */
record FactorAnalysis(List<FactorMove> moves, List<String> pictures) {}
