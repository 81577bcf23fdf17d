package org.idem4j.tribuo.training;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.progress.EpochRecord;

/** The measurements of some epochs; growing it by one costs the same however long it is, and leaves the shorter one as it was. */
final class History {

    static final History NONE = new History(null, null, 0);

    private final History before;
    private final EpochRecord last;
    private final int size;

    private History(History before, EpochRecord last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    static History of(List<EpochRecord> records) {
        History history = NONE;
        for (EpochRecord next : records) {
            history = history.plus(next);
        }
        return history;
    }

    /** With an epoch more. */
    History plus(EpochRecord next) {
        return new History(this, next, size + 1);
    }

    int size() {
        return size;
    }

    /** In the order of the epochs. */
    List<EpochRecord> toList() {
        EpochRecord[] records = new EpochRecord[size];
        for (History at = this; at.size > 0; at = at.before) {
            records[at.size - 1] = at.last;
        }
        return Arrays.asList(records);
    }
}
