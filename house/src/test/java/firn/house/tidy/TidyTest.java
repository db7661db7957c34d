package firn.house.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house as it stands keeps its style. {@link TidyRulesTest} shows that each rule can fail. */
class TidyTest {
    private static final Repository HERE = Repository.here();
    private static final List<JavaFile> JAVA = Sources.parse(HERE.texts(path -> path.endsWith(".java")));
    private static final Set<String> OTHER_CODE = Set.of("js", "mjs", "ts", "tsx", "css", "html", "sh", "py", "sql");

    @Test
    void nothingIsTooLong() {
        assertThat(found(Sizes::check)).isEmpty();
    }

    @Test
    void otherCodeIsNotTooLongEither() {
        var code = HERE.texts(path -> OTHER_CODE.contains(Repository.ending(path)));

        assertThat(code)
                .allSatisfy((path, text) ->
                        assertThat(text.lines().count()).as(path).isLessThanOrEqualTo(Sizes.FILE));
    }

    @Test
    void everyRoomKeepsToItsCalls() {
        assertThat(found(Bans::check)).isEmpty();
    }

    @Test
    void nobodySwallowsWhatWentWrong() {
        assertThat(found(Swallowed::check)).isEmpty();
    }

    @Test
    void everyPackageHasItsSign() {
        assertThat(Signs.check(JAVA)).isEmpty();
    }

    @Test
    void everyNameSaysSomething() {
        assertThat(found(Names::check)).isEmpty();
    }

    @Test
    void noFileNamesARegistry() {
        assertThat(Addresses.check(HERE.texts(path -> true))).isEmpty();
    }

    @Test
    void mostFilesAndMethodsAreShort() {
        List<JavaFile> product =
                JAVA.stream().filter(file -> !file.test() && !file.sign()).toList();
        var files = Spread.of(product.stream().map(JavaFile::lines).toList());
        var methods = Spread.of(
                product.stream().flatMap(file -> Sizes.methods(file).stream()).toList());
        System.out.printf("files: %s%nmethods: %s%n", files, methods);

        assertThat(files.median()).as("median file").isLessThanOrEqualTo(80);
        assertThat(files.p90()).as("p90 file").isLessThanOrEqualTo(250);
        assertThat(methods.p90()).as("p90 method").isLessThanOrEqualTo(20);
    }

    private static List<Finding> found(Rule rule) {
        return JAVA.stream().flatMap(file -> rule.look(file).stream()).toList();
    }
}
