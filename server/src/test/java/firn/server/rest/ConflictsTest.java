package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConflictsTest {
    @ParameterizedTest
    @EnumSource(Outcome.Reason.class)
    void everyReasonHasWords(Outcome.Reason reason) {
        assertThat(Conflicts.of(reason).toString()).contains(".");
    }
}
