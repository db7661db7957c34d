package firn.core.drive;

/** What someone may do with a node and all below it; each right holds those before it (RGT-5). */
public enum Right {
    NONE,
    VIEW,
    EDIT,
    MANAGE;

    public boolean allows(Right wanted) {
        return compareTo(wanted) >= 0;
    }
}
