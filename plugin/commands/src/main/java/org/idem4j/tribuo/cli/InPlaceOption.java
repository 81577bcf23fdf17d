package org.idem4j.tribuo.cli;

import picocli.CommandLine.Option;

/** The word of a user that a result may replace what it was made of; {@link DistinctFiles} asks for it. */
final class InPlaceOption {

    /** The option. */
    static final String NAME = "--in-place";

    @Option(
            names = NAME,
            description = "Let --output be the file or folder of --input, which the result then replaces.")
    private boolean given;
}
