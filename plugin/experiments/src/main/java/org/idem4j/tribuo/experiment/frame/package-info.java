/**
 * What every experiment stands on. An {@link org.idem4j.tribuo.experiment.frame.Experiment} is a configured set of
 * {@link org.idem4j.tribuo.task.Task}s, the smallest pieces that can be run alone, each kept by
 * {@link org.idem4j.tribuo.task.TaskFiles} in a file of its own as soon as it is done. An
 * {@link org.idem4j.tribuo.experiment.frame.ExperimentRun} runs those that are missing, and the experiment turns what is
 * there into {@link org.idem4j.tribuo.experiment.frame.Findings}: tables and figures.
 */
package org.idem4j.tribuo.experiment.frame;
