package org.example.strangers;

/** A class that nobody should load because a file names it. */
public final class Flagged {

    static {
        Flags.raise("Flagged was initialised");
    }

    /** For a reader of files that should not come this far. */
    public Flagged() {
        Flags.raise("Flagged was made");
    }
}
