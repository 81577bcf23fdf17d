package org.example.strangers;

/** A class that a test allows. */
public enum Allowed {
    /** Its only value. */
    VALUE;

    static {
        Flags.raise("Allowed was initialised");
    }
}
