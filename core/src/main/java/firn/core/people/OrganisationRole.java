package firn.core.people;

/** What a member may do in the organisation (RGT-1); what they may do on a drive is another matter (RGT-3). */
public enum OrganisationRole {
    /** All rights; there is always at least one. */
    LEGAL_REPRESENTATIVE,
    ADMINISTRATOR,
    COLLABORATOR
}
