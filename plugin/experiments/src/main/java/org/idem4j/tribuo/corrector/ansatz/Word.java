package org.idem4j.tribuo.corrector.ansatz;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A product of letters P and D that do not commute, shortened by P² = P. Between, before and after its letters D there is
 * either one P or none, so a word with d letters D is one of 2^(d+1), whatever its length was.
 *
 * @param perturbations d, how many letters D.
 * @param projections A bit for each of the d + 1 places between the letters D, from the left and from bit 0: set where
 *     there is a P.
 */
record Word(int perturbations, int projections) {

    /** P. */
    static final Word P = new Word(0, 1);
    /** D. */
    static final Word D = new Word(1, 0);

    /** All words with so many letters D, the shortest first. */
    static List<Word> with(int perturbations) {
        return IntStream.range(0, 1 << (perturbations + 1))
                .mapToObj(projections -> new Word(perturbations, projections))
                .sorted(Comparator.comparingInt(word -> Integer.bitCount(word.projections)))
                .toList();
    }

    /** This word followed by another: the last place of this one and the first of the other become one, and PP = P. */
    Word times(Word other) {
        return new Word(perturbations + other.perturbations, projections | other.projections << perturbations);
    }

    /** The pairs of words other than the empty one that this is the product of. */
    List<Factors> factors() {
        return IntStream.rangeClosed(0, perturbations)
                .boxed()
                .flatMap(this::splitAt)
                .filter(factors -> !factors.left.isEmpty() && !factors.right.isEmpty())
                .toList();
    }

    /** A P at the place of the split may have come from the left, from the right, or from both. */
    private Stream<Factors> splitAt(int place) {
        int at = 1 << place;
        Word left = new Word(place, projections & (at - 1));
        Word right = new Word(perturbations - place, projections >> place & ~1);
        if ((projections & at) == 0) {
            return Stream.of(new Factors(left, right));
        }
        Word leftP = left.times(P);
        Word rightP = P.times(right);
        return Stream.of(new Factors(leftP, rightP), new Factors(leftP, right), new Factors(left, rightP));
    }

    /** The same letters from the right to the left. */
    Word backwards() {
        return new Word(perturbations, Integer.reverse(projections) >>> (Integer.SIZE - 1 - perturbations));
    }

    /** The empty word, of no letter. */
    boolean isEmpty() {
        return perturbations == 0 && projections == 0;
    }

    @Override
    public String toString() {
        String letters = IntStream.rangeClosed(0, perturbations)
                .mapToObj(place -> ((projections >> place & 1) == 1 ? "P" : "") + (place < perturbations ? "D" : ""))
                .collect(Collectors.joining());
        return Notation.runs(letters);
    }

    /**
     * A product.
     *
     * @param left Its first factor.
     * @param right Its second factor.
     */
    record Factors(Word left, Word right) {}
}
