package org.idem4j.tribuo.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The bars that commands show on a terminal. */
final class ProgressBars {

    private ProgressBars() {}

    /**
     * A bar at its beginning.
     *
     * @param title What stands before it.
     * @param steps How many steps there are.
     * @param unit What is counted.
     * @param stepsPerUnit How many steps one of these has.
     */
    static ProgressBar begin(String title, long steps, String unit, long stepsPerUnit) {
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(steps)
                .setUnit(unit, stepsPerUnit)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
