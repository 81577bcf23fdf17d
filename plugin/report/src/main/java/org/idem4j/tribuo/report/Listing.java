package org.idem4j.tribuo.report;

/**
 * A piece of code with its words.
 *
 * @param title Its title.
 * @param text What it does.
 * @param code The code, its line breaks kept.
 */
public record Listing(String title, String text, String code) {}
