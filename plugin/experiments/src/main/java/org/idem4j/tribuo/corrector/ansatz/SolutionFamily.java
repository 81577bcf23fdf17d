package org.idem4j.tribuo.corrector.ansatz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * All α₁, …, αⱼ that solve an ansatz: some of them free, the others in terms of these. As polynomials p(x) = Σ αᵢxⁱ they are
 * one solution plus xᵃ(1−x)ᵇq(x), q any polynomial of degree j − a − b or less. Immutable.
 */
public final class SolutionFamily {

    private final List<LinearForm> alphas;

    private SolutionFamily(List<LinearForm> alphas) {
        this.alphas = alphas;
    }

    /** All αᵢ free. */
    static SolutionFamily unrestricted(int degree) {
        return new SolutionFamily(IntStream.rangeClosed(1, degree)
                .mapToObj(i -> LinearForm.alpha(i, degree))
                .toList());
    }

    /** Those members that satisfy equations; empty if none does. */
    Optional<SolutionFamily> restrictedTo(List<Ansatz.Equation> equations) {
        List<LinearForm> restricted = new ArrayList<>(alphas);
        for (Ansatz.Equation equation : equations) {
            LinearForm left = new SolutionFamily(restricted).of(equation.form());
            OptionalInt unknown = left.firstAlpha();
            if (unknown.isPresent()) {
                int i = unknown.getAsInt();
                restricted.replaceAll(alpha -> alpha.with(i, left.solvedFor(i)));
            } else if (!left.isZero()) {
                return Optional.empty();
            }
        }
        return Optional.of(new SolutionFamily(List.copyOf(restricted)));
    }

    /** A form's value at the members: in terms of the free αᵢ, or a number. */
    LinearForm of(LinearForm form) {
        return IntStream.rangeClosed(1, degree())
                .mapToObj(i -> alpha(i).times(form.coefficient(i)))
                .reduce(LinearForm.number(form.constant(), degree()), LinearForm::plus);
    }

    /** αᵢ in terms of the free ones. */
    LinearForm alpha(int i) {
        return alphas.get(i - 1);
    }

    /**
     * The degree of the ansatz.
     *
     * @return j.
     */
    public int degree() {
        return alphas.size();
    }

    /**
     * Which αᵢ may be chosen freely.
     *
     * @return Their i, ascending; empty for a single solution.
     */
    public List<Integer> free() {
        return IntStream.rangeClosed(1, degree())
                .filter(i -> alpha(i).equals(LinearForm.alpha(i, degree())))
                .boxed()
                .toList();
    }

    /**
     * A member.
     *
     * @param free The values of the free αᵢ, in their order.
     * @return α₁, …, αⱼ.
     * @throws IllegalArgumentException If there are more or fewer values than free αᵢ.
     */
    public List<BigFraction> member(BigFraction... free) {
        List<Integer> indices = free();
        if (free.length != indices.size()) {
            throw new IllegalArgumentException(
                    "The free coefficients are α of " + indices + ", but " + free.length + " values were given.");
        }
        return alphas.stream()
                .map(alpha -> IntStream.range(0, free.length)
                        .mapToObj(k -> alpha.coefficient(indices.get(k)).multiply(free[k]))
                        .reduce(alpha.constant(), BigFraction::add))
                .toList();
    }

    /**
     * The member whose free αᵢ are zero.
     *
     * @return α₁, …, αⱼ.
     */
    public List<BigFraction> particular() {
        return alphas.stream().map(LinearForm::constant).toList();
    }

    /**
     * What may be added to a member without leaving the family.
     *
     * @return For each free αᵢ, what a change of it by 1 adds to α₁, …, αⱼ: a basis.
     */
    public List<List<BigFraction>> directions() {
        return free().stream()
                .map(i -> alphas.stream().map(alpha -> alpha.coefficient(i)).toList())
                .toList();
    }

    /** The a of the factor xᵃ that all directions have; 0 for a single solution. */
    int commonPowerOfX() {
        return directions().stream().mapToInt(SolutionFamily::lowestPower).min().orElse(0);
    }

    /** The b of the factor (1−x)ᵇ that all directions have; 0 for a single solution. */
    int commonPowerOfOneMinusX() {
        return directions().stream()
                .mapToInt(SolutionFamily::multiplicityAtOne)
                .min()
                .orElse(0);
    }

    private static int lowestPower(List<BigFraction> alphas) {
        int power = 1;
        while (alphas.get(power - 1).isZero()) {
            power++;
        }
        return power;
    }

    /** How often a polynomial can be divided by 1 − x, which leaves it with the sums of its first coefficients. */
    private static int multiplicityAtOne(List<BigFraction> alphas) {
        BigFraction[] sums = alphas.toArray(BigFraction[]::new);
        int multiplicity = -1;
        do {
            Arrays.parallelPrefix(sums, BigFraction::add);
            multiplicity++;
        } while (sums[sums.length - 1].isZero());
        return multiplicity;
    }
}
