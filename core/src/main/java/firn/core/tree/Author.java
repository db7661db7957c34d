package firn.core.tree;

/** Who did something and with what: the account's id and the device or app as it names itself ("" when unknown). */
public record Author(long account, String device) {}
