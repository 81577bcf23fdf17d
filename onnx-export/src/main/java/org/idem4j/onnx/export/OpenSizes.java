package org.idem4j.onnx.export;

import java.util.List;
import java.util.regex.Pattern;

/** Messages about sizes that nobody has given: types are inferred from sizes of this module's choice, which say nothing to a user. */
final class OpenSizes {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private OpenSizes() {}

    /**
     * What went wrong, without the sizes that were tried.
     *
     * @param message What went wrong with one choice of sizes.
     * @param other What went wrong with another one.
     * @return The message with a question mark for each number that depends on the choice.
     */
    static String hidden(String message, String other) {
        String[] texts = NUMBER.split(message, -1);
        if (!List.of(texts).equals(List.of(NUMBER.split(other, -1)))) {
            return NUMBER.matcher(message).replaceAll("?");
        }
        List<String> numbers = numbers(message);
        List<String> others = numbers(other);
        StringBuilder hidden = new StringBuilder(texts[0]);
        for (int i = 0; i < numbers.size(); i++) {
            hidden.append(numbers.get(i).equals(others.get(i)) ? numbers.get(i) : "?")
                    .append(texts[i + 1]);
        }
        return hidden.toString();
    }

    private static List<String> numbers(String message) {
        return NUMBER.matcher(message).results().map(found -> found.group()).toList();
    }
}
