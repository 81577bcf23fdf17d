/**
 * Pieces of work that are kept one by one, so that a long job can be stopped and go on. A
 * {@link org.idem4j.tribuo.task.Task} names itself, all that determines its result, and how long it may take.
 * {@link org.idem4j.tribuo.task.TaskFiles} keeps each result in a JSON file of its own, beside what it was configured with
 * and what it ran on, and refuses one of another configuration. A {@link org.idem4j.tribuo.task.TaskRunner} runs what is missing:
 * {@link org.idem4j.tribuo.task.LocalTasks} in this process, others elsewhere.
 */
package org.idem4j.tribuo.task;
