package firn.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians, ratios, judgements, and their place in the documentation. */
class TableTest {
    private final Results results = new Results();
    private final Table table =
            new Table(List.of(Column.APACHE, Column.LIMIT, Column.FIRN), Column.FIRN, Column.APACHE);

    @Test
    void tellsMedianLeastGreatestAndRatio() {
        add(Row.GET_SMALL, Column.APACHE, 1000, 3000, 2000);
        add(Row.GET_SMALL, Column.FIRN, 1000, 1200, 4000, 2000);
        assertThat(table.markdown(results))
                .contains("| 2,000 (1,000–3,000) | – | 1,600 (1,000–4,000) | 0.80 | ≥ 0.8 × Apache mod_dav | yes |");
    }

    @Test
    void judgesEachRowByItsOwnGoal() {
        add(Row.PUT_SMALL, Column.APACHE, 100);
        add(Row.PUT_SMALL, Column.FIRN, 149);
        add(Row.PUT_LARGE, Column.LIMIT, 2);
        add(Row.PUT_LARGE, Column.FIRN, 2.4);
        add(Row.START, Column.FIRN, 1.01);
        assertThat(table.markdown(results).lines().skip(2).map(TableTest::lastCell))
                .containsExactly("**no**", "yes", "**no**");
    }

    @Test
    void doesNotJudgeWhatWasNotMeasured() {
        add(Row.PUT_SMALL, Column.APACHE, 100);
        assertThat(table.markdown(results).lines().skip(2).map(TableTest::lastCell))
                .containsExactly("–");
    }

    @Test
    void replacesOnlyItsSection() {
        Section section = new Section(Path.of("unused"), "x");
        String first = section.replaced("before\n", "one");
        assertThat(first).isEqualTo("before\n\n<!-- x:begin -->\none\n<!-- x:end -->\n");
        assertThat(section.replaced(first + "after\n", "two"))
                .isEqualTo("before\n\n<!-- x:begin -->\ntwo\n<!-- x:end -->\nafter\n");
    }

    private void add(Row row, String column, double... values) {
        for (double value : values) {
            results.add(row, column, value);
        }
    }

    private static String lastCell(String line) {
        String[] cells = line.split("\\|");
        return cells[cells.length - 1].strip();
    }
}
