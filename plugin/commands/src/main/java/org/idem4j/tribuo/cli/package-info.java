/**
 * The commands. {@link org.idem4j.tribuo.cli.Idem4j} is the root of the command tree, a class per command beside it, and
 * every failure becomes one clear message and an exit code: 0 done, 1 the job failed, 2 bad usage, configuration or data.
 * Nothing here computes; the packages below do.
 */
package org.idem4j.tribuo.cli;
