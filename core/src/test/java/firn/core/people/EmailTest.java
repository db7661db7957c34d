package firn.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a@localhost",
                "first.last+tag@sub.example.co.uk",
                "o'neil@example.org",
                "zoë@müller.example",
                "用户@例子.广告",
                "a_b-c@x-y.org",
                "1@2.3"
            })
    void addressesAreTaken(String address) {
        assertThat(new Email(address)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,no @",
                "ada,no @",
                "@example.org,before the @",
                "ada@,after the @",
                "a@b@example.org,more than one @",
                "a b@example.org,before the @",
                "a\"b@example.org,before the @",
                ".ada@example.org,before the @",
                "a..b@example.org,before the @",
                "ada@exa mple.org,after the @",
                "ada@-example.org,after the @",
                "ada@example..org,after the @",
                "ada@example.org.,after the @",
                "ada@[127.0.0.1],after the @"
            })
    void whatIsNoneIsRefusedWithTheReason(String address, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Email(address))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n@example.org", "a\u0000@example.org", "ada@example.org\r\n", "a\tb@example.org"})
    void controlCharactersAreRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(address));
    }

    @Test
    void lengthIsBounded() {
        String local = "a".repeat(64);
        assertThat(new Email(local + "@example.org").address()).hasSize(76);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Email(local + "a@example.org"))
                .withMessageContaining("too long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Email("a@" + "b.".repeat(200) + "org"))
                .withMessageContaining("too long");
        assertThatIllegalArgumentException().isThrownBy(() -> new Email("a".repeat(100_000)));
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(new Email("Ada@Example.ORG"))
                .isEqualTo(new Email("ada@example.org"))
                .hasSameHashCodeAs(new Email("ADA@EXAMPLE.org"));
    }
}
