package org.idem4j.tribuo.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.idem4j.tribuo.corrector.ansatz.Ansatz;
import org.idem4j.tribuo.corrector.ansatz.AnsatzText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ansatz}. */
@Command(
        name = "ansatz",
        header = "Derives the correctors, polynomials that make a matrix more idempotent.",
        usageHelpWidth = 100,
        description = {
            "Derives the correctors: polynomials that make a nearly idempotent matrix more idempotent.",
            "Let K = P + D, where P is idempotent (PP = P) and D any small matrix. Which sums K' = a1 K + "
                    + "a2 K^2 + … + aj K^j are idempotent, if products with more than n factors D are dropped as "
                    + "too small? The solutions are found in exact fractions, for any P and D; "
                    + "the simplest is 3K^2 - 2K^3. Without options: how that one comes out, and a table."
        },
        mixinStandardHelpOptions = true)
final class AnsatzCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--degree",
            paramLabel = "J",
            description = "The highest power j, 1 to 20: derives this one step by step instead of the table.")
    private Integer degree;

    @Option(names = "--order", paramLabel = "N", description = "The order n of K's idempotence, 1 to 9; 1 by default.")
    private Integer order;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        lines().forEach(out::println);
        out.flush();
        return 0;
    }

    private List<String> lines() {
        if (degree != null) {
            return AnsatzText.derivation(new Ansatz(degree, order == null ? 1 : order));
        }
        return order == null ? AnsatzText.appendix() : AnsatzText.families(order);
    }
}
