package firn.server.rest;

import firn.core.drive.Outcome;

/** What a conflict is called over REST, for each {@link Outcome.Reason} by its name. */
enum Conflicts {
    EXISTS(
            409,
            "name-taken",
            "The name is taken",
            "Something of this name is there already. Choose another name, or ask to replace it."),
    MISSING(404, "not-found", "It is not there", "There is no such thing here, or not for you."),
    NO_PARENT(
            409, "no-such-folder", "There is no such folder", "The folder it should go into is not there (any more)."),
    PARENT_IS_NO_FOLDER(
            409, "not-a-folder", "It is not a folder", "What it should go into is a file or a link; choose a folder."),
    NOT_A_FILE(409, "not-a-file", "It is not a file", "It is a folder or a link; only files hold content."),
    CHANGED(
            412,
            "changed",
            "It was changed meanwhile",
            "It is not as the request's condition says. Look at it again before you go on."),
    INTO_ITSELF(
            409,
            "into-itself",
            "A folder cannot go into itself",
            "The place is the folder itself or lies in it. Choose another place."),
    CURRENT_VERSION(
            409,
            "current-version",
            "It is the current version",
            "The current version stays; delete the file, or restore another version first."),
    MISSING_CHUNK(
            409,
            "missing-content",
            "Content is missing",
            "The drive does not hold all of this content. Upload it again."),
    FIXED(409, "fixed", "It cannot be changed", "This folder belongs to the drive itself and stays as it is."),
    TOO_MUCH(507, "too-much", "It is too much", "It is more than a drive takes at once; copy it in parts.");

    private final Problem problem;

    Conflicts(int status, String type, String title, String detail) {
        this.problem = Problem.of(status, type, title, detail);
    }

    static Problem of(Outcome.Reason reason) {
        return valueOf(reason.name()).problem;
    }
}
