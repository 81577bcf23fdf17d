package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A test that trains on a table alone, shortly. */
abstract class BareTableTest extends CommandTest {

    private static final String[] SHORT = {
        "--allow-worse",
        "--@trainer.epochs",
        "2",
        "--@filling.networks",
        "2",
        "--@filling.steps",
        "20",
        "--@correction.hidden",
        "4"
    };

    /** Four columns of numbers after an id and a day, a seventh of their cells missing; with a row of a wild cell, or without. */
    Path table(int rows, boolean wild) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder("id;day;warm;warmer;dry;wet\n");
        for (int row = 0; row < rows; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            text.append("k-").append(row).append(";2026-11-").append(10 + row % 20);
            for (double value : new double[] {a, 2 * a + 0.1 * b, b, a * b}) {
                text.append(';');
                if (random.nextDouble() > 0.15) {
                    text.append(String.format(java.util.Locale.ROOT, "%.3f", value));
                }
            }
            text.append('\n');
        }
        if (wild) {
            text.append("k-wild;2026-11-30;-9999;0.5;0.25;\n");
        }
        return file(wild ? "wild.csv" : "table.csv", text.toString());
    }

    int train(Path table, Path output) {
        Object[] arguments = new Object[4 + SHORT.length];
        arguments[0] = "train";
        arguments[1] = table;
        arguments[2] = "-o";
        arguments[3] = output;
        System.arraycopy(SHORT, 0, arguments, 4, SHORT.length);
        return run(arguments);
    }
}
