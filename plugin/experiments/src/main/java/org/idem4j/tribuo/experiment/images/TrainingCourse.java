package org.idem4j.tribuo.experiment.images;

import java.util.List;

/**
 * How a training went.
 *
 * @param losses The terms' courses.
 * @param frames f of the same noise on its way.
 */
record TrainingCourse(LossCurves losses, List<LiveGrid.Frame> frames) {}
