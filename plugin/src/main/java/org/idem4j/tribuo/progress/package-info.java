/**
 * What one hears of a training run. An {@link org.idem4j.tribuo.progress.EpochRecord} holds an epoch's measurements, a
 * {@link org.idem4j.tribuo.progress.TrainingStep} a step's with the network as it then is, and a
 * {@link org.idem4j.tribuo.progress.TrainingListener} is told of each as it ends. The trainer, the model's history, the
 * progress bar and the report speak in these.
 */
package org.idem4j.tribuo.progress;
