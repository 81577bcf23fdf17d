package org.idem4j.tribuo.experiment.dynamics;

/** Where iteration leads a point. */
enum OrbitLimit {
    /** To 0. */
    ZERO,
    /** To 1. */
    ONE,
    /** To infinity. */
    ESCAPES,
    /** Not known after so many applications. */
    UNDECIDED
}
