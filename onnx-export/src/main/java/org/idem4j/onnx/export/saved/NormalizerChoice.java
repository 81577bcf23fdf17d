package org.idem4j.onnx.export.saved;

/** What to do about a normaliser that was saved with a network. */
public enum NormalizerChoice {
    /** Export the network alone, and say that it expects what the normaliser gives. */
    WARN,
    /** Put the normaliser before the network, and that of the labels, backwards, after it. */
    FOLD,
    /** Export the network alone, without a word. */
    IGNORE
}
