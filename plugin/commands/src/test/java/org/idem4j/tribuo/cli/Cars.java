package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A table with a category and whole numbers. */
final class Cars {

    private Cars() {}

    /** Cars of three colours, whose weight, doors and price follow from the colour and a size; some cells blank. */
    static String rows(int rows, int seed, double blanks) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("id,colour,doors,kg,length,price\n");
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(3);
            double size = random.nextGaussian();
            String[] cells = {
                new String[] {"blue", "green", "red"}[kind],
                String.valueOf(Math.max(2, Math.min(5, Math.round(3.5 + size)))),
                String.format(Locale.ROOT, "%.1f", 1000 + 400 * kind + 150 * size + 20 * random.nextGaussian()),
                String.format(Locale.ROOT, "%.2f", 4 + 0.4 * kind + 0.2 * size),
                String.valueOf(15_000 + 3_000 * kind + Math.round(4_000 * size))
            };
            int kept = random.nextInt(cells.length);
            text.append("car ").append(row);
            for (int c = 0; c < cells.length; c++) {
                text.append(',').append(c != kept && random.nextDouble() < blanks ? "" : cells[c]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The cells of a table without quotes, its header the first row. */
    static List<String[]> cells(Path table) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            rows.add(line.split(",", -1));
        }
        return rows;
    }
}
