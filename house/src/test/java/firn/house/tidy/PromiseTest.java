package firn.house.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that the promise about data names are there. */
class PromiseTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyTestItNamesExists() {
        Map<String, String> texts = Repository.here().texts(path -> true);
        List<String> named = TEST.matcher(texts.get("docs/promise.md"))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(texts.keySet())
                        .anySatisfy(path -> assertThat(path).endsWith("/" + name + ".java")));
    }
}
