package org.idem4j.tribuo.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An additive coupling (NICE, Dinh et al. 2014, section 3.2): it reads some columns and shifts the others by a function m of
 * them, h<sub>shifted</sub> ← h<sub>shifted</sub> + m(h<sub>read</sub>). What it has read stays as it is, so its inverse
 * subtracts the very same, whatever m is. Layers over images may take the whole row, with zeros at the shifted columns, and
 * give a whole one, of which only the shifted columns count.
 *
 * @param read The columns that m takes, in its order.
 * @param shifted The columns that m is added to, in its order.
 * @param function m, fully connected layers or layers over images.
 */
public record Coupling(List<Integer> read, List<Integer> shifted, Architecture function) {

    /**
     * A coupling of fully connected layers.
     *
     * @param read Copied; at least one column.
     * @param shifted Copied; all other columns, at least one.
     * @param net Copied; as many inputs as columns are read, as many outputs as are shifted.
     * @throws IllegalArgumentException If the columns or the layers do not fit together.
     */
    public Coupling(List<Integer> read, List<Integer> shifted, List<DenseLayer> net) {
        this(read, shifted, new Perceptron(net));
    }

    /**
     * Checks that every column is either read or shifted and that m fits them.
     *
     * @param read Copied; at least one column.
     * @param shifted Copied; all other columns, at least one.
     * @param function As many inputs as columns are read, as many outputs as are shifted; over images also as many as there
     *     are columns; no projector.
     * @throws IllegalArgumentException If not.
     */
    public Coupling {
        read = List.copyOf(read);
        shifted = List.copyOf(shifted);
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
        int whole = function instanceof ImageNetwork ? all.size() : 0;
        if (function instanceof Projector
                || function instanceof Retraction
                || function.inputs() != read.size() && function.inputs() != whole
                || function.outputs() != shifted.size() && function.outputs() != whole) {
            throw new IllegalArgumentException("A coupling that reads " + read.size() + " columns and shifts "
                    + shifted.size() + " needs layers from the ones to the others, not " + function + ".");
        }
    }

    /**
     * The layers of m where they are fully connected.
     *
     * @return From input to output; none where m is over images.
     */
    public List<DenseLayer> net() {
        return function instanceof Perceptron perceptron ? perceptron.layers() : List.of();
    }

    /**
     * Whether m takes the whole row, with zeros at the columns that are shifted.
     *
     * @return Else it takes the columns that are read.
     */
    public boolean takesWhole() {
        return function.inputs() > read.size();
    }

    /**
     * Whether m gives a whole row, whose values at the columns that are read are dropped.
     *
     * @return Else it gives the columns that are shifted.
     */
    public boolean givesWhole() {
        return function.outputs() > shifted.size();
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
