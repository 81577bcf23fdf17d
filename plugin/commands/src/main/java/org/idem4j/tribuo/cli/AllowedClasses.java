package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.List;
import org.idem4j.onnx.trust.TrustedClasses;
import picocli.CommandLine.Option;

/** Which classes beyond the usual ones a model's file may name. */
final class AllowedClasses {

    @Option(
            names = "--allow-class",
            paramLabel = "NAME",
            description = "A class of yours that the model's file names, or their package: such files load no others "
                    + "than idem4j's, Tribuo's, OLCUT's and Java's, and a zip of DeepLearning4J's none but DL4J's "
                    + "and ND4J's. Only for a file that you trust.")
    private List<String> names = List.of();

    /** Reads files that may name them. */
    <T> T during(TrustedClasses.Reading<T> reading) throws IOException {
        return TrustedClasses.inForce().and(names).during(reading);
    }
}
