package org.idem4j.tribuo.training;

/**
 * The network at the end of an epoch.
 *
 * @param epoch The epoch; 0 for the initial network.
 * @param parameters Its parameters; not to be written to.
 */
record Snapshot(int epoch, float[] parameters) {

    /** Whether all parameters are numbers. */
    boolean finite() {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }
}
