package org.idem4j.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The session that all tests share: two cores, and each task may fail once. */
final class Local {

    static final SparkSession SPARK = session();

    private Local() {}

    private static SparkSession session() {
        SparkSession session = SparkSession.builder()
                .master("local[2, 2]")
                .appName("idem4j")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                // Code that is compiled for each plan costs more than these few rows.
                .config("spark.sql.codegen.wholeStage", false)
                .config("spark.sql.warehouse.dir", "target/warehouse")
                .getOrCreate();
        session.sparkContext().setLogLevel("ERROR");
        return session;
    }

    /** An id, four columns of doubles for the models of {@link Models}. */
    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType, false)
            .add("d", DataTypes.DoubleType)
            .add("b", DataTypes.DoubleType)
            .add("a", DataTypes.DoubleType)
            .add("c", DataTypes.DoubleType);

    static Dataset<Row> rows(List<Row> rows, int partitions) {
        return SPARK.createDataFrame(rows, SCHEMA).repartition(partitions);
    }
}
