/**
 * Tasks on the workers of a Spark cluster. {@link org.idem4j.tribuo.cluster.SparkTasks} sends the configuration and the files that
 * it names once, then the name of a task; a worker makes the task anew by a {@link org.idem4j.tribuo.cluster.TaskRecipe}, runs it
 * and gives back the content of the task's file, which is kept where the run was begun. Nothing else knows Spark, whose classes
 * are there only where somebody brings them.
 */
package org.idem4j.tribuo.cluster;
