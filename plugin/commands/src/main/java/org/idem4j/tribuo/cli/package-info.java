/**
 * The commands: {@link org.idem4j.tribuo.cli.Idem4j} is the root of their tree, with a class for each command beside it and a
 * mixin for the options that several of them share. Tables are read and written row by row and results put into words and
 * files here; what is trained, served and measured is the library's. Every failure becomes one clear message and an exit
 * code: 0 done, 1 the job failed, 2 bad usage, configuration or data.
 */
package org.idem4j.tribuo.cli;
