/**
 * The two computation graphs of the paper's Appendix C: {@link org.idem4j.tribuo.experiment.autodiff.Autodiff}. A
 * {@link org.idem4j.tribuo.experiment.autodiff.RecordingNetwork} between the objective and the engine writes down what a
 * step really does, so that the drawing can't drift from the code. A
 * {@link org.idem4j.tribuo.experiment.autodiff.StepGraph} reads it, {@link org.idem4j.tribuo.experiment.autodiff.StepDrawing}
 * draws it, and the rule stands beside it as other frameworks would have it.
 */
package org.idem4j.tribuo.experiment.autodiff;
