package org.idem4j.tribuo.report;

/**
 * A picture with its words.
 *
 * @param name The name of its files, without an ending.
 * @param title Its title.
 * @param text What to see in it.
 * @param picture The picture.
 */
public record Figure(String name, String title, String text, Picture picture) {}
