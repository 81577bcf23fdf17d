/**
 * Missing cells, filled given the known ones. {@link org.idem4j.tribuo.filling.Filling} says how to learn that from a table, which
 * may have gaps itself; {@link org.idem4j.tribuo.filling.Filler} is what it learns: the conditional mean of a Gaussian, corrected
 * by networks that are told which cells are missing. Known cells come back bit by bit, so filling twice is filling once.
 */
package org.idem4j.tribuo.filling;
