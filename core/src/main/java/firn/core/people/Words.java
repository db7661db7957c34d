package firn.core.people;

/** What the directory says when it answers no; the same in every implementation. */
public final class Words {
    private Words() {}

    public static String emailTaken(Email email) {
        return "There is an account for " + email + " already";
    }

    public static String noAccount(long id) {
        return "There is no account " + id;
    }

    public static String noOrganisation(long id) {
        return "There is no organisation " + id;
    }

    public static String noTeam(long id) {
        return "There is no team " + id;
    }

    public static String noDrive(long id) {
        return "There is no drive " + id;
    }

    public static String noMember(long account, long organisation) {
        return "Account " + account + " is no member of organisation " + organisation;
    }

    public static String notOnDrive(long account, long drive) {
        return "Account " + account + " has no role on drive " + drive;
    }

    public static String noDeletedDrive(long id) {
        return "There is no deleted drive " + id;
    }

    public static String driveDoomed(long id) {
        return "Drive " + id + " is being removed; there is no way back";
    }

    public static String driveTaken(String name) {
        return "The organisation has a drive named \"" + name + "\" already";
    }

    public static String teamTaken(String name) {
        return "The organisation has a team named \"" + name + "\" already";
    }

    public static String lastLegalRepresentative() {
        return "This is the organisation's only legal representative; make somebody else one first";
    }

    public static String secretTaken() {
        return "This secret is in use; make another";
    }
}
