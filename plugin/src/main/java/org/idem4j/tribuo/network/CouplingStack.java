package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The couplings of a projector network, in pairs that shift every column once.
 *
 * @param count How many.
 * @param hidden The widths of the hidden layers of each coupling's net.
 * @param activation Their activation function.
 * @param permute Whether each pair splits the columns anew, at random; else always in the middle.
 */
record CouplingStack(int count, int[] hidden, Activation activation, boolean permute) {

    /** The couplings for n columns, at least two. */
    List<Coupling> draw(int dimension, RandomGenerator random) {
        List<Coupling> stack = new ArrayList<>();
        List<Integer> order = List.of();
        for (int i = 0; i < count; i++) {
            boolean first = i % 2 == 0;
            if (first) {
                order = permute ? Permutations.draw(dimension, random) : Permutations.identity(dimension);
            }
            List<Integer> low = order.subList(0, (dimension + 1) / 2);
            List<Integer> high = order.subList((dimension + 1) / 2, dimension);
            stack.add(first ? coupling(low, high) : coupling(high, low));
        }
        return stack;
    }

    private Coupling coupling(List<Integer> read, List<Integer> shifted) {
        List<DenseLayer> net = new ArrayList<>();
        int inputs = read.size();
        for (int width : hidden) {
            net.add(new DenseLayer(inputs, width, activation, 0));
            inputs = width;
        }
        net.add(new DenseLayer(inputs, shifted.size(), Activation.IDENTITY, 0));
        return new Coupling(read, shifted, net);
    }
}
