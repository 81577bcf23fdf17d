package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A configuration that reads by Tribuo's own columnar source")
class ColumnarSourceTest extends CommandTest {

    @Test
    void should_say_which_file_tribuos_own_reader_stumbled_over() throws IOException {
        Path table = file("quote.csv", "a,b\n1,2\n3,\"4\n5,6\n");
        Path configuration = file("columnar.xml", """
                <config>
                  <component name="train" type="org.tribuo.data.csv.CSVDataSource">
                    <property name="dataPath" value="%s"/>
                    <property name="rowProcessor" value="rows"/>
                    <property name="outputFactory" value="factory"/>
                    <property name="outputRequired" value="true"/>
                  </component>
                  <component name="rows" type="org.tribuo.data.columnar.RowProcessor">
                    <propertylist name="fieldProcessorList"><item>a</item></propertylist>
                    <property name="responseProcessor" value="response"/>
                  </component>
                  <component name="a" type="org.tribuo.data.columnar.processors.field.DoubleFieldProcessor">
                    <property name="fieldName" value="a"/>
                  </component>
                  <component name="response"
                      type="org.tribuo.data.columnar.processors.response.FieldResponseProcessor">
                    <propertylist name="fieldNames"><item>b</item></propertylist>
                    <propertylist name="defaultValues"><item>0</item></propertylist>
                    <property name="outputFactory" value="factory"/>
                  </component>
                  <component name="factory" type="org.tribuo.regression.RegressionFactory"/>
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer"/>
                </config>
                """.formatted(table));

        assertFails(
                run("train", "-c", configuration, "-o", folder.resolve("out")),
                2,
                "The rows of 'train' in ",
                "columnar.xml, CSVDataSource(",
                "quote.csv",
                "a quotation mark that is not closed");
    }
}
