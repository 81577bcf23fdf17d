package org.idem4j.tribuo.cli;

/** The components of what {@code train TABLE.csv} may make of a table, with places for what depends on it. */
final class TableModelXml {

    private TableModelXml() {}

    private static final String NETWORK = """
              <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                <property name="network" value="network"/>
                <property name="optimiser" value="adam"/>
                <property name="corruption" value="damage"/>
                <property name="filling" value="filling"/>
                <property name="guard" value="true"/>
                <!-- Idempotence needs no term of the loss: it holds from the first step on. -->
                <property name="idempotenceWeight" value="0"/>
                <property name="epochs" value="{epochs}"/>
                <property name="batchSize" value="{batch}"/>
                <property name="validationFraction" value="{validated}"/>
                <property name="seed" value="1"/>
              </component>
            """;

    static final String RETRACTION = NETWORK + """
              <!-- f(x) = p(x + h(x) - h(p(x))): what the projector p leaves alone, f leaves alone, whatever h is. -->
              <component name="network" type="org.idem4j.tribuo.network.RetractionNetwork">
                <property name="projector" value="projector"/>
                <property name="correction" value="correction"/>
              </component>
              <component name="projector" type="org.idem4j.tribuo.network.ProjectorNetwork">
                <property name="couplings" value="0"/>
                <!-- How many directions of a row are kept; 0 finds it: all but those along which rows hardly vary. -->
                <property name="rank" value="0"/>
                <property name="rankBy" value="VARIANCE"/>
                <property name="keptBy" value="SPAN"/>
              </component>
              <component name="correction" type="org.idem4j.tribuo.network.MultilayerPerceptron">
                <propertylist name="hidden">
                  <item>{width}</item>
                  <item>{width}</item>
                </propertylist>
                <property name="activation" value="TANH"/>
              </component>
              <component name="adam" type="org.idem4j.tribuo.optimiser.Adam">
                <property name="learningRate" value="0.002"/>
                <property name="schedule" value="ONE_CYCLE"/>
                <property name="weightDecay" value="{decay}"/>
              </component>
            """;

    static final String PROJECTOR = NETWORK + """
              <component name="network" type="org.idem4j.tribuo.network.ProjectorNetwork">
                <property name="couplings" value="32"/>
                <propertylist name="hidden">
                  <item>32</item>
                </propertylist>
                <property name="activation" value="TANH"/>
                <!-- About how many quantities the rows follow from; 0 finds it by short trainings, in about the time of the training. -->
                <property name="rank" value="{rank}"/>
                <property name="keptBy" value="SPAN"/>
              </component>
              <component name="adam" type="org.idem4j.tribuo.optimiser.Adam">
                <property name="learningRate" value="0.005"/>
                <property name="schedule" value="ONE_CYCLE"/>
              </component>
            """;

    static final String LINEAR = """
              <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer">
                <property name="{learntBy}" value="{learntOf}"/>
                <property name="filling" value="filling"/>
                <property name="guard" value="true"/>
                <!-- How many directions are kept; 0 finds it on damaged rows that are held out. -->
                <property name="rank" value="{rank}"/>
                <property name="seed" value="1"/>
              </component>
            """;
}
