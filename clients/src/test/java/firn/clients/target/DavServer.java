package firn.clients.target;

/** A running WebDAV server with one person who may do everything below both addresses. Closing it ends the process. */
public interface DavServer extends AutoCloseable {
    /** The address a person is told. Firn's lists only the trash and the drive's folder, but takes new folders too. */
    Target root();

    /** The folder in which everything made is also listed: for clients that look at a listing before they act. */
    Target files();

    /** What the server printed last: shown when a test fails because the server went away. */
    String lastWords();

    @Override
    void close();
}
