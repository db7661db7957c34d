package firn.server.rest;

import firn.server.login.Brake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What strangers may ask for, each only so often: every answer leaves something in the database or sends something. */
final class Brakes {
    private final Brake questions;
    private final Brake programs;
    private final Brake letters;
    private final Brake userCodes;

    Brakes(InstantSource clock) {
        questions = new Brake(clock, 60, Duration.ofSeconds(1));
        programs = new Brake(clock, 30, Duration.ofSeconds(10));
        letters = new Brake(clock, 10, Duration.ofMinutes(1));
        userCodes = new Brake(clock, 10, Duration.ofMinutes(1));
    }

    void question(Call call) {
        refuse(questions.from(call.address()));
    }

    void program(Call call) {
        refuse(programs.from(call.address()));
    }

    void letter(Call call) {
        refuse(letters.from(call.address()));
    }

    void userCode(long account) {
        refuse(userCodes.attempt(account));
    }

    private static void refuse(Optional<Long> wait) {
        wait.ifPresent(seconds -> {
            throw new Refusal(Problems.busy("This was asked too often; try again in " + seconds + " seconds.")
                    .with("seconds", seconds));
        });
    }
}
