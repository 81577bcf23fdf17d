package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.idem4j.tribuo.comparison.ProvenanceComparison;
import org.idem4j.tribuo.comparison.ProvenanceComparison.Difference;
import org.idem4j.tribuo.comparison.ProvenanceComparison.Part;

/**
 * A comparison in words.
 *
 * @param comparison Where two provenances differ.
 * @param one The first's file.
 * @param other The second's.
 */
record ComparisonText(ProvenanceComparison comparison, Path one, Path other) {

    /** Longer values lose their middle. */
    private static final int LONGEST = 48;

    private static final String NOTHING = "–";

    String text() {
        List<String> lines = new ArrayList<>();
        if (comparison.alike()) {
            lines.add(
                    comparison.differences().isEmpty()
                            ? "identical: the two provenances say the same, word for word."
                            : "identical but for the time: the same settings, data, versions and results.");
        }
        for (Part part : Part.values()) {
            List<Difference> found = comparison.of(part);
            if (!found.isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT, "%s: %d differ%s.", part.title(), found.size(), found.size() == 1 ? "s" : ""));
                lines.addAll(table(found));
                lines.add("");
            }
        }
        if (!comparison.alike() && !comparison.same().isEmpty()) {
            lines.add("The same: "
                    + comparison.same().stream()
                            .map(part -> part.title().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return String.join(System.lineSeparator(), lines).stripTrailing();
    }

    private List<String> table(List<Difference> found) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", shortened(one.toString()), shortened(other.toString())});
        found.forEach(difference ->
                rows.add(new String[] {difference.name(), shown(difference.from()), shown(difference.to())}));
        int names = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
        return rows.stream()
                .map(row -> String.format(Locale.ROOT, "  %-" + names + "s  %-" + values + "s  %s", (Object[]) row)
                        .stripTrailing())
                .toList();
    }

    private static String shown(String value) {
        if (value == null) {
            return NOTHING;
        }
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.isEmpty() ? "(empty)" : shortened(line);
    }

    private static String shortened(String value) {
        int kept = LONGEST / 2;
        return value.length() <= LONGEST
                ? value
                : value.substring(0, kept) + "…" + value.substring(value.length() - kept + 1);
    }
}
