/**
 * A small search for a method and its settings. A {@link org.idem4j.tribuo.tuning.Search} names
 * {@link org.idem4j.tribuo.tuning.Space}s of values to put into a configuration; each
 * {@link org.idem4j.tribuo.tuning.Candidate} is trained on a part of the training rows and judged on the rest, never on the
 * test rows. What is done is kept file by file, so a search goes on where it was stopped.
 */
package org.idem4j.tribuo.tuning;
