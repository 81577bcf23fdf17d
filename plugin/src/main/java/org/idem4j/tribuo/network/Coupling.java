package org.idem4j.tribuo.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An additive coupling (NICE, Dinh et al. 2014, section 3.2): it reads some columns and shifts the others by a function m of
 * them, h<sub>shifted</sub> ← h<sub>shifted</sub> + m(h<sub>read</sub>). What it has read stays as it is, so its inverse
 * subtracts the very same, whatever m is.
 *
 * @param read The columns that m takes, in its order.
 * @param shifted The columns that m is added to, in its order.
 * @param net The fully connected layers of m.
 */
public record Coupling(List<Integer> read, List<Integer> shifted, List<DenseLayer> net) {

    /**
     * Checks that every column is either read or shifted and that m fits them.
     *
     * @param read Copied; at least one column.
     * @param shifted Copied; all other columns, at least one.
     * @param net Copied; as many inputs as columns are read, as many outputs as are shifted.
     * @throws IllegalArgumentException If not.
     */
    public Coupling {
        read = List.copyOf(read);
        shifted = List.copyOf(shifted);
        net = List.copyOf(net);
        List<Integer> all =
                IntStream.range(0, read.size() + shifted.size()).boxed().toList();
        if (read.isEmpty()
                || shifted.isEmpty()
                || !Stream.concat(read.stream(), shifted.stream())
                        .sorted()
                        .toList()
                        .equals(all)) {
            throw new IllegalArgumentException(
                    "A coupling reads some columns and shifts all others, which is not so for " + read + " and "
                            + shifted + ".");
        }
        DenseLayer.checkChain(net);
        if (net.isEmpty()
                || net.get(0).inputs() != read.size()
                || net.get(net.size() - 1).outputs() != shifted.size()) {
            throw new IllegalArgumentException("A coupling that reads " + read.size() + " columns and shifts "
                    + shifted.size() + " needs layers from the ones to the others, not " + net + ".");
        }
    }

    /**
     * The columns of a row.
     *
     * @return How many are read or shifted.
     */
    public int dimension() {
        return read.size() + shifted.size();
    }
}
