package org.idem4j.tribuo.corrector.matrix;

import java.util.List;
import org.apache.commons.numbers.complex.Complex;

/**
 * An eigenvalue with its Jordan blocks.
 *
 * @param value λ.
 * @param blocks The sizes of its blocks, the largest first; their sum is the algebraic multiplicity, their number the
 *     geometric.
 */
public record Eigenvalue(Complex value, List<Integer> blocks) {

    /**
     * Keeps a copy of the sizes.
     *
     * @param value λ.
     * @param blocks The sizes.
     */
    public Eigenvalue {
        blocks = List.copyOf(blocks);
    }

    /**
     * The algebraic multiplicity.
     *
     * @return How often it is a root of the characteristic polynomial.
     */
    public int multiplicity() {
        return blocks.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The index.
     *
     * @return The size of the largest block.
     */
    public int index() {
        return blocks.get(0);
    }

    /**
     * Whether there are fewer eigenvectors than the multiplicity.
     *
     * @return True if a block is larger than 1.
     */
    public boolean defective() {
        return index() > 1;
    }
}
