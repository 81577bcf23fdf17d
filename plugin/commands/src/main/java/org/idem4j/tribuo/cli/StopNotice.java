package org.idem4j.tribuo.cli;

/** What whoever stops a command, by Ctrl-C or TERM, is told on the way out: what is kept. The exit code is Java's, 130 or 143. */
final class StopNotice {

    /** Null while no command runs. */
    private static volatile String kept;

    private StopNotice() {}

    /** Has this process tell it. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopNotice::tell, "idem4j-stop-notice"));
    }

    private static void tell() {
        String told = kept;
        if (told != null) {
            System.err.println(System.lineSeparator() + "stopped: " + told);
        }
    }

    /** A command runs, whose outputs appear at its end. */
    static void begin() {
        kept = "what was there before is as it was; the outputs of this command are not begun.";
    }

    /**
     * It keeps more than that.
     *
     * @param what A sentence.
     */
    static void keeps(String what) {
        kept = what;
    }

    /** It has ended. */
    static void end() {
        kept = null;
    }
}
