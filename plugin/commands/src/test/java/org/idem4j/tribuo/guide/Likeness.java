package org.idem4j.tribuo.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether output is what a page shows. Words are equal. A number on the page may differ by a share of itself, since training
 * on another processor ends in other last digits. Three dots stand for anything in the line, at the line's beginning for any
 * lines; spaces do not count.
 *
 * @param tolerance The share.
 */
record Likeness(double tolerance) {

    private static final String ANYTHING = "…";
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d[\\d,]*(\\.\\d+)?(e-?\\d+)?(?![\\w])");

    /** Why the output is not what the page shows; null where it is. */
    String difference(String page, String output) {
        List<String> shown = lines(page);
        List<String> printed = lines(output);
        int at = 0;
        for (int i = 0; i < shown.size(); i++) {
            String line = shown.get(i);
            if (line.equals(ANYTHING)) {
                if (i == shown.size() - 1) {
                    return null;
                }
                String next = shown.get(i + 1);
                while (at < printed.size() && !like(next, printed.get(at))) {
                    at++;
                }
            } else if (at == printed.size()) {
                return "the page shows\n  " + line + "\nbut nothing of the kind was printed:\n" + output;
            } else if (!like(line, printed.get(at++))) {
                return "the page shows\n  " + line + "\nbut this was printed:\n  " + printed.get(at - 1) + "\nin\n"
                        + output;
            }
        }
        return at == printed.size()
                ? null
                : "the page does not show\n  " + String.join("\n  ", printed.subList(at, printed.size()));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private boolean like(String shown, String printed) {
        List<Double> expected = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(shown);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (numbers.find()) {
            pattern.append(words(shown.substring(end, numbers.start())))
                    .append("(")
                    .append(NUMBER)
                    .append(")");
            expected.add(value(numbers.group()));
            end = numbers.end();
        }
        pattern.append(words(shown.substring(end)));
        Matcher found = Pattern.compile(pattern.toString()).matcher(printed);
        return found.matches() && close(expected, found);
    }

    private static String words(String text) {
        return Pattern.quote(text).replace(ANYTHING, "\\E.*\\Q");
    }

    private boolean close(List<Double> expected, Matcher found) {
        for (int i = 0; i < expected.size(); i++) {
            double value = value(found.group(1 + 3 * i)); // a number has two groups of its own
            if (Math.abs(value - expected.get(i)) > tolerance * Math.abs(expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static double value(String number) {
        return Double.parseDouble(number.replace(",", ""));
    }
}
