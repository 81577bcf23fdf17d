package org.idem4j.tribuo.tuning;

/** What a candidate is judged by: its error on the validation rows, in units of each column's deviation. */
public enum Criterion {
    /** The error after one pass: the repair alone. */
    FIRST_PASS,
    /** The largest error after one to ten passes: the repair, and that more passes do not spoil it. */
    ANY_PASS
}
