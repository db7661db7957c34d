package firn.core.people;

/** What a drive's entry is made from. */
public record NewDrive(String name, long organisation, String offer) {
    public NewDrive {
        name = Names.checked("name of a drive", name);
        if (name.contains("/")) {
            throw new IllegalArgumentException(
                    "The name of a drive holds a /; it is the name of a folder too, so leave it out");
        }
    }
}
