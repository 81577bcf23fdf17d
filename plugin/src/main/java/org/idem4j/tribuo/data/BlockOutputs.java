package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.util.MutableDouble;
import com.oracle.labs.mlrg.olcut.util.MutableLong;
import java.util.List;
import org.tribuo.OutputInfo;
import org.tribuo.regression.MutableRegressionInfo;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.RegressionInfo;
import org.tribuo.regression.Regressor;

/** What observing the known targets of a block one by one would give, by their sums: of 60,000 images that takes half a minute. */
final class BlockOutputs extends MutableRegressionInfo {

    private static final long serialVersionUID = 1L;

    private BlockOutputs(RegressionInfo empty, List<String> names, int rows, ColumnSums sums) {
        super(empty);
        overallCount = rows;
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            countMap.put(name, new MutableLong(sums.known[c]));
            minMap.put(name, new MutableDouble(sums.least[c]));
            maxMap.put(name, new MutableDouble(sums.largest[c]));
            meanMap.put(name, new MutableDouble(sums.mean[c]));
            sumSquaresMap.put(name, new MutableDouble(sums.squares[c]));
        }
    }

    static MutableRegressionInfo of(List<String> names, int rows, ColumnSums sums) {
        OutputInfo<Regressor> empty = new RegressionFactory().generateInfo();
        // A copy of Tribuo's own class, which alone knows how to be stored.
        return new MutableRegressionInfo(new BlockOutputs((RegressionInfo) empty, names, rows, sums));
    }
}
