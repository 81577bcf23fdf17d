package org.idem4j.tribuo.training;

import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingOutcome;

/** What holds of every state that a run comes to, to be checked of one that is read. */
final class StateInvariants {

    private StateInvariants() {}

    /**
     * Checks a state; whether the optimiser's fits a network, that network tells.
     *
     * @throws IllegalArgumentException If no run can have come to it; the message says why.
     */
    static void require(TrainingState state, OptimiserState optimiser) {
        require(state.epoch() >= 0, "its epoch is " + state.epoch());
        require(state.steps() >= 0, "it has taken " + state.steps() + " steps");
        require(optimiser.steps() >= 0, "its optimiser has taken " + optimiser.steps() + " steps");
        for (Snapshot snapshot : List.of(
                state.last(), state.fallback().snapshot(), state.validated().snapshot())) {
            require(within(0, snapshot.epoch(), state.epoch()), "it holds a network of epoch " + snapshot.epoch());
            require(
                    snapshot.parameters().length == state.last().parameters().length,
                    "its networks are of different sizes");
            require(snapshot.finite(), "it holds a network that is not finite");
        }
        requireEpochs(state);
    }

    /** Each epoch has been measured or has diverged; only the one that a diverged run ended with need not have. */
    private static void requireEpochs(TrainingState state) {
        List<EpochRecord> history = state.history().toList();
        List<BackOff> backOffs = state.backOffs();
        int[] epochs = IntStream.concat(
                        history.stream().mapToInt(EpochRecord::epoch),
                        backOffs.stream().mapToInt(BackOff::epoch))
                .sorted()
                .toArray();
        boolean last = state.outcome() == TrainingOutcome.DIVERGED && epochs.length == state.epoch() - 1;
        require(
                epochs.length == state.epoch() - (last ? 1 : 0)
                        && IntStream.range(0, epochs.length).allMatch(i -> epochs[i] == i + 1),
                "it does not tell of each of its " + state.epoch() + " epochs");
        for (BackOff backOff : backOffs) {
            require(
                    within(0, backOff.returnedTo(), backOff.epoch() - 1),
                    "it went back from epoch " + backOff.epoch() + " to " + backOff.returnedTo());
        }
    }

    private static boolean within(int least, int value, int most) {
        return least <= value && value <= most;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("The checkpoint is damaged: " + otherwise + ".");
        }
    }
}
