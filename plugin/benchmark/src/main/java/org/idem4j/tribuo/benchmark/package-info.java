/**
 * Measures idem4j beside others, which take turns in one run: training steps, on rows and on images, making data dense, reading
 * images, memory over epochs, serving, execution providers, purification. {@link org.idem4j.tribuo.benchmark.Benchmark} runs the
 * parts asked for, prints tables and writes them as JSON. Ratios within one run tell something, times alone more of the machine
 * than of the code.
 */
package org.idem4j.tribuo.benchmark;
