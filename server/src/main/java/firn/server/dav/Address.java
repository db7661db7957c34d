package firn.server.dav;

import java.util.List;

/**
 * An address inside a drive.
 *
 * @param base the encoded address of the drive's front, ending in a slash
 * @param names the decoded names below it
 */
record Address(long drive, String base, List<String> names) {
    Address {
        names = List.copyOf(names);
    }

    static Address of(Addresses.Reach.Inside reach) throws Refusal {
        return new Address(reach.drive(), reach.base(), Percent.names(reach.rest()));
    }

    String last() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /** The canonical form for an answer, with a slash at the end for a folder. */
    String href(boolean folder) {
        StringBuilder href = new StringBuilder(base);
        for (int i = 0; i < names.size(); i++) {
            href.append(Percent.encode(names.get(i)));
            if (folder || i < names.size() - 1) {
                href.append('/');
            }
        }
        return href.toString();
    }

    Address of(List<String> others) {
        return new Address(drive, base, others);
    }
}
