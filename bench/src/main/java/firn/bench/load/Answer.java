package firn.bench.load;

/**
 * What came back.
 *
 * @param length bytes of the body
 * @param closes the server closes the connection after this answer
 */
public record Answer(int status, long length, boolean closes) {}
